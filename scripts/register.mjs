/**
 * Registers the app on GitHub from its manifest, `app.yml`, and keeps what GitHub answers: `private-key.pem` and `.env`
 * in this folder. Format: docs.github.com, "Registering a GitHub App from a manifest".
 *
 *   npm run register -- --org ORG --url https://guard.example.org [--name NAME] [--port 3001]
 *
 * `--url` is where the app will be reachable. For GitHub Enterprise Server, set GHE_HOST and GHE_PROTOCOL.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { Octokit } from '@octokit/rest';
import { parse } from 'yaml';

const { org, url, name, port } = readOptions();
const { GHE_HOST, GHE_PROTOCOL = 'https' } = process.env;
const web = GHE_HOST ? `${GHE_PROTOCOL}://${GHE_HOST}` : 'https://github.com';
const octokit = new Octokit(GHE_HOST ? { baseUrl: `${web}/api/v3` } : {});
/** Comes back with GitHub's answer, so that no other page can bring us an app of its own. */
const state = randomBytes(16).toString('hex');

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/') return answer(response, 200, formPage());
  if (pathname !== '/registered') return answer(response, 404, 'Not found');
  if (searchParams.get('state') !== state) return answer(response, 400, 'This answer belongs to another registration.');
  return finish(searchParams.get('code') ?? '', response);
});
server.listen(port, '127.0.0.1', () => console.log(`Open http://localhost:${server.address().port} in your browser.`));

function readOptions() {
  const { values } = parseArgs({
    options: {
      org: { type: 'string' },
      url: { type: 'string' },
      name: { type: 'string' },
      port: { type: 'string', default: '3001' },
    },
  });
  const { org, url, name, port } = values;
  if (!org || !URL.canParse(url ?? '')) {
    quit('Usage: npm run register -- --org ORG --url https://guard.example.org [--name NAME] [--port 3001]');
  }
  const kept = ['.env', 'private-key.pem'].find((file) => existsSync(file));
  if (kept) quit(`${kept} is there already; move it away before you register another app.`);
  return { org, url: url.replace(/\/+$/, ''), name, port: Number(port) };
}

function formPage() {
  const action = `${web}/organizations/${encodeURIComponent(org)}/settings/apps/new?state=${state}`;
  return `<form action="${escapeHtml(action)}" method="post">
<input type="hidden" name="manifest" value="${escapeHtml(JSON.stringify(manifest()))}">
<button>Register the app for ${escapeHtml(org)}</button>
</form>`;
}

function manifest() {
  const published = parse(readFileSync(new URL('../app.yml', import.meta.url), 'utf8'));
  return {
    ...published,
    ...(name && { name }),
    hook_attributes: { url: `${url}/api/github/webhooks`, active: true },
    redirect_url: `http://localhost:${server.address().port}/registered`,
  };
}

async function finish(code, response) {
  try {
    const { data } = await octokit.rest.apps.createFromManifest({ code });
    keep('private-key.pem', data.pem);
    keep('.env', settings(data));
    console.log('Wrote private-key.pem and .env; keep both secret.');
    const install = `${data.html_url}/installations/new`;
    console.log(`Next: install the app at ${install}`);
    answer(response, 200, `<p>Registered. <a href="${escapeHtml(install)}">Install it</a> on your repositories.</p>`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`GitHub did not register the app: ${error.message}`);
    answer(response, 502, 'GitHub did not register the app; the terminal says why.');
  }
  server.close();
}

function settings({ id, webhook_secret }) {
  const enterprise = GHE_HOST ? `GHE_HOST=${GHE_HOST}\nGHE_PROTOCOL=${GHE_PROTOCOL}\n` : '';
  return `APP_ID=${id}\nPRIVATE_KEY_PATH=./private-key.pem\nWEBHOOK_SECRET=${webhook_secret}\n${enterprise}`;
}

function keep(file, text) {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}

function answer(response, status, html) {
  const headers = { 'content-type': 'text/html; charset=utf-8', connection: 'close' };
  response.writeHead(status, headers).end(`<!doctype html>\n<title>dash-state-guard</title>\n${html}\n`);
}

function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function quit(message) {
  console.error(message);
  process.exit(2);
}
