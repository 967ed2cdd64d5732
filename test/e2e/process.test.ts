/** The process: what it refuses to start with, what it serves, how it ends. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, LEAK } from './example-app.ts';
import { spawnMain } from './run-app.ts';
import { type Stage, setStage } from './stage.ts';
import { waitFor } from './wait-for.ts';

describe('the start', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const PRIVATE_KEY = String(privateKey.export({ type: 'pkcs1', format: 'pem' }));

  it.each([
    { name: 'APP_ID', env: { PRIVATE_KEY, WEBHOOK_SECRET: 'made-up' } },
    { name: 'PRIVATE_KEY', env: { APP_ID: '1', WEBHOOK_SECRET: 'made-up' } },
    { name: 'WEBHOOK_SECRET', env: { APP_ID: '1', PRIVATE_KEY } },
    { name: 'WEBHOOK_SECRET', env: { APP_ID: '1', PRIVATE_KEY, WEBHOOK_SECRET: 'development' } },
    { name: 'HOST', env: { APP_ID: '1', PRIVATE_KEY, WEBHOOK_SECRET: 'made-up', HOST: '192.0.2.1' } },
  ])('is refused in one sentence where $name is wrong', async ({ name, env }) => {
    const main = spawnMain(env as Record<string, string>);
    expect(await main.exit).toBe(2);
    const said = main.output().trim().split('\n').at(-1) ?? '';
    expect(said).toMatch(/^dash-state-guard: .*\.$/);
    expect(said).toContain(name);
  });
});

describe('the running process', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => {
    expect(stage.double.violations).toEqual([]);
    await stage.double.stop();
  });

  it('answers the health check and shows the guidelines', async () => {
    expect(await (await fetch(`${stage.app.url}/ping`)).text()).toBe('PONG');
    const page = await fetch(`${stage.app.url}/guidelines/store-sensitive-data`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('dcc.Store')]);
    expect((await fetch(`${stage.app.url}/guidelines/none`)).status).toBe(404);
  });

  it('finishes what it works on when it is told to end, and writes no secret to its log', async () => {
    const { repository, open } = await stage.scene(FILES);
    const pull = await open('last', { 'callbacks.py': LEAK });
    await waitFor('the run', () => stage.double.checkRuns(repository, pull.head.sha).length > 0);
    expect(await stage.app.stop()).toBe(0);
    const [run] = stage.double.checkRuns(repository, pull.head.sha);
    expect(run).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { title: expect.stringContaining('finding') },
    });

    const { webhookSecret, privateKey } = stage.double.app;
    const output = stage.app.output();
    for (const secret of [webhookSecret, privateKey.slice(40, 100), 'ghs_']) expect(output).not.toContain(secret);
    expect(output).not.toContain('sign_in');
  });
});
