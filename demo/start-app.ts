/** Starts what `npm start` starts, as a process of its own, with the double in GitHub's place. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { GitHubDouble } from '../test/github-double/github-double.ts';
import { waitFor } from './wait-for.ts';

export interface RunningApp {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Throws with all that the app wrote once it is no longer running. */
  readonly assertAlive: () => void;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
}

/** The app needs no more than a moment to end; one that does not end may not outlive the demo. */
const GRACE_MILLISECONDS = 10_000;

/** Starts the built app, waits until it listens, and points the double's webhooks at it. */
export async function startApp(root: string, double: GitHubDouble, signal: AbortSignal): Promise<RunningApp> {
  const child = spawn(process.execPath, [join(root, 'dist/app/main.js')], {
    env: environmentFor(double),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const output = collectOutput(child);
  const assertAlive = () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The app ended:\n${output()}`);
  };
  const stop = async () => {
    const last = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(last);
  };
  const ask = () => {
    assertAlive();
    return portIn(output());
  };
  try {
    const port = await waitFor('the app to listen', ask, signal);
    const url = `http://127.0.0.1:${port}`;
    double.setWebhookUrl(`${url}/api/github/webhooks`);
    return { url, assertAlive, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Only what the app needs: whatever else is set on this machine shall not change what the demo shows. */
function environmentFor({ app, url }: GitHubDouble): Record<string, string> {
  const { PATH = '' } = process.env;
  return {
    PATH,
    APP_ID: String(app.id),
    PRIVATE_KEY: app.privateKey,
    WEBHOOK_SECRET: app.webhookSecret,
    GHE_HOST: new URL(url).host,
    GHE_PROTOCOL: 'http',
    HOST: '127.0.0.1',
    PORT: '0',
  };
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  return () => chunks.join('');
}

/** The port in the log line with which the app says that it listens; undefined before. */
function portIn(output: string): number | undefined {
  const line = output.split('\n').find((each) => each.includes('"msg":"listening"') && each.endsWith('}'));
  return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port;
}
