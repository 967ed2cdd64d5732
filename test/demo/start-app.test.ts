import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp } from '../../demo/start-app.ts';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import { manifest } from '../github-double/test-clients.ts';

const LISTENING = `console.log(JSON.stringify({ msg: 'listening', port: 4321 }));`;
const ENDS_WHEN_TOLD = `process.once('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);`;

let double: GitHubDouble;
const root = mkdtempSync(join(tmpdir(), 'demo-test-'));

beforeAll(async () => {
  double = await startGitHubDouble({ manifest });
});
afterAll(async () => {
  await double.stop();
  rmSync(root, { recursive: true });
});

/** Starts a program in the place of the app. */
function start(program: string, signal = new AbortController().signal) {
  mkdirSync(join(root, 'dist/app'), { recursive: true });
  writeFileSync(join(root, 'dist/app/main.js'), program);
  return startApp(root, double, signal);
}

describe('an app that is started', () => {
  test('listens where it says, until it is told to end', async () => {
    const app = await start(LISTENING + ENDS_WHEN_TOLD);
    expect(app.url).toBe('http://127.0.0.1:4321');
    expect(app.assertAlive).not.toThrow();
    await app.stop();
    expect(app.assertAlive).toThrow('The app ended');
    await app.stop();
  });

  test('fails with its own words where it ends at once', async () => {
    await expect(start(`console.error('No key.'); process.exit(2);`)).rejects.toThrow(/The app ended[\s\S]*No key\./);
  });

  test('gets nothing of our environment but the path', async () => {
    const names = `console.error(Object.keys(process.env).sort().join(' ')); process.exit(2);`;
    await expect(start(names)).rejects.toThrow(
      'APP_ID GHE_HOST GHE_PROTOCOL HOST PATH PORT PRIVATE_KEY WEBHOOK_SECRET',
    );
  });

  test('is ended where the demo stops before it listens', async () => {
    const stopped = new AbortController();
    const starting = start(ENDS_WHEN_TOLD, stopped.signal);
    stopped.abort(new Error('Stopped.'));
    await expect(starting).rejects.toThrow('Stopped.');
  });
});
