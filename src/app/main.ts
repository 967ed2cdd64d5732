/** What `npm start` runs: the app, until it is told to stop. */
import { readFileSync } from 'node:fs';
import { type App, createApp } from './create-app.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

/** Where Redis is away there is nobody to hand over to, and nothing to wait for. */
const HAND_OVER_MILLISECONDS = 7_000;

try {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const app = await createApp(settings);
  process.once('SIGTERM', () => void stop(app, settings));
  process.once('SIGINT', () => void stop(app, settings));
  await listen(app, settings);
  await app.start();
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  process.stderr.write(`dash-state-guard: ${error.message}\n`);
  process.exitCode = 2;
}

async function listen({ server, log }: App, { host, port }: Settings): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new SettingsError(`HOST and PORT cannot be used: ${error.message}.`)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address();
  log.info({ host, port: typeof address === 'object' ? address?.port : port }, 'listening');
}

/** Takes nothing new, finishes what runs, and hands over what does not finish in time. */
async function stop({ server, stop: end, log }: App, { drainSeconds }: Settings): Promise<void> {
  log.info({}, 'stopping');
  setTimeout(() => process.exit(1), drainSeconds * 1000 + HAND_OVER_MILLISECONDS).unref();
  server.close();
  server.closeIdleConnections();
  await end(drainSeconds * 1000);
  log.info({}, 'stopped');
  process.exit(0);
}
