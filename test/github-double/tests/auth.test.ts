import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { Installation } from '../state/model.ts';
import { appClient, appJwt, installationClient, manifest, refusalOf } from '../test-clients.ts';

let double: GitHubDouble;
let installation: Installation;
let now = Date.now();
const at = { owner: 'acme', repo: 'board' };

beforeAll(async () => {
  double = await startGitHubDouble({ manifest, clock: () => now });
  ({ installation } = double.addOrganisation('acme'));
  await double.addRepository({ owner: 'acme', name: 'board' });
  await double.addRepository({ owner: 'acme', name: 'other' });
  await double.addRepository({ owner: 'stranger', name: 'secret' });
});

afterAll(() => double.stop());

function get(path: string, authorization?: string): Promise<Response> {
  return fetch(`${double.url}${path}`, { headers: authorization === undefined ? {} : { authorization } });
}

test('the app sees itself and its installations', async () => {
  const { data: app } = await appClient(double).apps.getAuthenticated();
  expect(app).toMatchObject({ slug: 'dash-state-guard', permissions: { checks: 'write', contents: 'read' } });
  const { data: installations } = await appClient(double).apps.listInstallations();
  expect(installations).toMatchObject([{ id: installation.id, account: { login: 'acme' } }]);
  const { data: own } = await appClient(double).apps.getRepoInstallation(at);
  expect(own.id).toBe(installation.id);
  const { data: organisation } = await appClient(double).apps.getOrgInstallation({ org: 'acme' });
  expect(organisation.id).toBe(installation.id);
});

test.each([
  ['lives longer than ten minutes', { exp: Math.floor(now / 1000) + 700 }, /too far in the future/],
  ['is expired', { exp: Math.floor(now / 1000) - 1 }, /must be a numeric value in the future/],
  ['was issued in the future', { iat: Math.floor(now / 1000) + 120 }, /'iat'/],
  ['has no end', { exp: undefined }, /'exp'/],
  ['names another app', { iss: 1 }, /Integration not found/],
])('a JSON web token that %s is refused', async (_, claims, message) => {
  const response = await get('/app', `Bearer ${appJwt(double, claims)}`);
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({ message: expect.stringMatching(message) });
});

test('a JSON web token with a foreign signature is refused', async () => {
  const [header, payload] = appJwt(double).split('.');
  const response = await get('/app', `Bearer ${header}.${payload}.${Buffer.from('forged').toString('base64url')}`);
  expect(response.status).toBe(401);
});

test('a token ends after an hour', async () => {
  const octokit = await installationClient(double, installation);
  expect((await octokit.repos.get(at)).status).toBe(200);
  now += 3_600_000;
  expect(await refusalOf(octokit.repos.get(at))).toMatchObject({
    status: 401,
    message: expect.stringMatching(/Bad credentials/),
  });
  now -= 3_600_000;
});

test.each([
  ['without a token', undefined, 401],
  ['with an unknown token', 'token ghs_unknown', 401],
  ['with a token of another scheme', 'Basic abc', 401],
])('%s a repository is not readable', async (_, authorization, status) => {
  expect((await get('/repos/acme/board', authorization)).status).toBe(status);
});

test('the web token of the app opens no repository, a token of an installation no page of the app', async () => {
  expect((await get('/repos/acme/board', `Bearer ${appJwt(double)}`)).status).toBe(403);
  const octokit = await installationClient(double, installation);
  expect(await refusalOf(octokit.apps.getAuthenticated())).toMatchObject({ status: 401 });
});

test('repositories outside of the installation are not there', async () => {
  const octokit = await installationClient(double, installation);
  expect(await refusalOf(octokit.repos.get({ owner: 'stranger', repo: 'secret' }))).toMatchObject({ status: 404 });
});

test('a token narrowed to a repository sees no other', async () => {
  const octokit = await installationClient(double, installation, { repositories: ['board'] });
  const { data } = await octokit.apps.listReposAccessibleToInstallation();
  expect(data.repositories.map(({ name }) => name)).toEqual(['board']);
  expect(await refusalOf(octokit.repos.get({ ...at, repo: 'other' }))).toMatchObject({ status: 404 });
});

test('a token narrowed in permissions can do no more', async () => {
  const octokit = await installationClient(double, installation, { permissions: { contents: 'read' } });
  const refusal = await refusalOf(octokit.checks.listForRef({ ...at, ref: 'main' }));
  expect(refusal).toMatchObject({
    status: 403,
    message: expect.stringMatching(/Resource not accessible by integration/),
  });
});

test.each([
  ['a repository that is not covered', { repositories: ['secret'] }, /not accessible to the parent installation/],
  ['a permission that was not granted', { permissions: { contents: 'write' as const } }, /not granted/],
])('a token for %s is refused', async (_, narrowing, message) => {
  expect(await refusalOf(installationClient(double, installation, narrowing))).toMatchObject({
    status: 422,
    message: expect.stringMatching(message),
  });
});

test('a suspended installation gets no token', async () => {
  double.suspendInstallation(installation);
  expect(await refusalOf(installationClient(double, installation))).toMatchObject({ status: 403 });
  double.suspendInstallation(installation, false);
});

test('a request without a User-Agent is refused', async () => {
  const response = await fetch(`${double.url}/app`, { headers: { 'user-agent': '' } });
  expect(response.status).toBe(403);
});

test('nothing went against the description of GitHub', () => {
  expect(double.violations).toEqual([]);
});
