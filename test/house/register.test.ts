/** `npm run register`, run as people run it: the browser and GitHub's answer to the code are played here. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';

const SCRIPT = resolve('scripts/register.mjs');
const OPTIONS = ['--org', 'acme', '--url', 'https://guard.acme.example/', '--port', '0'];

let folder: string;
let github: Server;
let child: ChildProcess | undefined;
let asked: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'register-'));
  asked = [];
  github = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const registered = {
      id: 4711,
      pem: 'the key\n',
      webhook_secret: 'the secret',
      html_url: 'https://github.test/apps/dash-state-guard',
    };
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(registered));
  });
  await new Promise<void>((done) => github.listen(0, '127.0.0.1', done));
});

afterEach(() => {
  child?.kill();
  github.close();
  rmSync(folder, { recursive: true });
});

const environment = () => ({
  ...process.env,
  GHE_HOST: `127.0.0.1:${(github.address() as AddressInfo).port}`,
  GHE_PROTOCOL: 'http',
});

async function start(): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  const started = spawn(process.execPath, [SCRIPT, ...OPTIONS], { cwd: folder, env: environment() });
  child = started;
  const [first] = await once(started.stdout, 'data');
  const address = /http:\/\/localhost:\d+/.exec(String(first))?.[0].replace('localhost', '127.0.0.1');
  if (address === undefined) throw new Error(`No address in ${first}`);
  return { address, process: started };
}

async function readForm(
  address: string,
): Promise<{ readonly action: URL; readonly manifest: Record<string, unknown> }> {
  const page = (await (await fetch(address)).text()).replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
  const [, action = ''] = /action="([^"]*)"/.exec(page) ?? [];
  const [, manifest = ''] = /value="(.*)">/.exec(page) ?? [];
  return { action: new URL(action), manifest: JSON.parse(manifest) };
}

it('hands GitHub the manifest with our addresses, and keeps what it answers', async () => {
  const running = await start();
  const { action, manifest } = await readForm(running.address);
  expect(action.pathname).toBe('/organizations/acme/settings/apps/new');
  expect(manifest).toMatchObject({
    ...parse(readFileSync('app.yml', 'utf8')),
    hook_attributes: { url: 'https://guard.acme.example/api/github/webhooks', active: true },
    redirect_url: `${running.address.replace('127.0.0.1', 'localhost')}/registered`,
  });

  const ended = once(running.process, 'exit');
  const answer = await fetch(`${running.address}/registered?code=c0de&state=${action.searchParams.get('state')}`);
  expect(await answer.text()).toContain('https://github.test/apps/dash-state-guard/installations/new');
  expect(await ended).toEqual([0, null]);
  expect(asked).toEqual(['POST /api/v3/app-manifests/c0de/conversions']);
  expect(readFileSync(join(folder, '.env'), 'utf8')).toContain(
    'APP_ID=4711\nPRIVATE_KEY_PATH=./private-key.pem\nWEBHOOK_SECRET=the secret\n',
  );
  expect(readFileSync(join(folder, 'private-key.pem'), 'utf8')).toBe('the key\n');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'private-key.pem')).mode & 0o077).toBe(0);
});

it('takes no answer that it did not ask for', async () => {
  const { address } = await start();
  const answer = await fetch(`${address}/registered?code=c0de&state=other`);
  expect(answer.status).toBe(400);
  expect(asked).toEqual([]);
});

it.each([
  ['without an address', ['--org', 'acme'], '', 'Usage: '],
  ['over settings that are there', OPTIONS, 'APP_ID=1\n', '.env is there already'],
])('does not start %s', (_, options, env, message) => {
  if (env !== '') writeFileSync(join(folder, '.env'), env);
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, ...options], { cwd: folder, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
