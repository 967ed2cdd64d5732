/** Starts what `npm start` starts, as a process of its own against the double. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { GitHubDouble } from '../github-double/github-double.ts';

/** Tests and benches are run from the root of the repository. */
const MAIN = resolve('dist/app/main.js');

export interface RunningApp {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly pid: number;
  /** All it wrote, standard error included. */
  readonly output: () => string;
  /** Asks it to end and gives its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts the built app, waits until it listens, and points the double's webhooks at it. */
export async function runApp(double: GitHubDouble, env: Readonly<Record<string, string>> = {}): Promise<RunningApp> {
  const child = spawnMain({
    APP_ID: String(double.app.id),
    PRIVATE_KEY: double.app.privateKey,
    WEBHOOK_SECRET: double.app.webhookSecret,
    GHE_HOST: new URL(double.url).host,
    GHE_PROTOCOL: 'http',
    HOST: '127.0.0.1',
    PORT: '0',
    ...env,
  });
  const port = await portOf(child);
  const url = `http://127.0.0.1:${port}`;
  double.setWebhookUrl(`${url}/api/github/webhooks`);
  return {
    url,
    pid: child.process.pid ?? 0,
    output: child.output,
    stop(signal = 'SIGTERM') {
      child.process.kill(signal);
      return child.exit;
    },
  };
}

interface Spawned {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** The process with only the given environment, and what it writes. */
export function spawnMain(env: Readonly<Record<string, string>>): Spawned {
  if (!existsSync(MAIN)) throw new Error('The app is not built: run `npm run build` first.');
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], { env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => chunks.push(text));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { process: child, output: () => chunks.join(''), exit };
}

/** From the log line in which the app says where it listens. */
async function portOf({ process: child, exit, output }: Spawned): Promise<number> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const listening = (async () => {
    for await (const line of lines) {
      const { msg, port } = JSON.parse(line) as { msg: string; port: number };
      if (msg === 'listening') return port;
    }
    return undefined;
  })();
  const port = await Promise.race([listening, exit.then(() => undefined)]);
  if (port === undefined) throw new Error(`The app did not start:\n${output()}`);
  return port;
}
