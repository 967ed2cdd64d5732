/** What `npm start` runs: the app, until it is told to stop. */
import { readFileSync } from 'node:fs';
import { type App, createApp } from './create-app.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

/** Within the thirty seconds that container platforms give a process to end. */
const DRAIN_MILLISECONDS = 20_000;

try {
  const settings = readSettings(process.env, (path) => readFileSync(path, 'utf8'));
  const app = await createApp(settings);
  await listen(app, settings);
  process.once('SIGTERM', () => void stop(app));
  process.once('SIGINT', () => void stop(app));
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

/** Takes nothing new, finishes what runs, and completes the check runs of what does not finish in time. */
async function stop({ server, jobs, log }: App): Promise<void> {
  log.info({}, 'stopping');
  server.close();
  server.closeIdleConnections();
  await jobs.drain(DRAIN_MILLISECONDS);
  log.info({}, 'stopped');
  process.exit(0);
}
