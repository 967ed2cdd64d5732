import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import { matchRoute, readDescription, routesOf } from '../http/openapi.ts';
import { createValidator } from '../http/validate.ts';
import { allOperations } from '../operations/all-operations.ts';
import type { Installation } from '../state/model.ts';
import { installationClient, manifest, refusalOf } from '../test-clients.ts';

let double: GitHubDouble;
let installation: Installation;
let octokit: Octokit;
const at = { owner: 'acme', repo: 'board' };

beforeAll(async () => {
  double = await startGitHubDouble({ manifest, limits: { requestsPerHour: 200 } });
  ({ installation } = double.addOrganisation('acme'));
  const repository = await double.addRepository({ owner: 'acme', name: 'board' });
  const files = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`f${index}.py`, `x = ${index}\n`]));
  await double.openPullRequest({ repository, head: 'many', change: { files } });
  octokit = await installationClient(double, installation);
});

beforeEach(() => {
  double.intercept(undefined);
});

afterAll(() => double.stop());

test('the description is as the script makes it', () => {
  const script = fileURLToPath(new URL('../../../scripts/reduce-openapi.mjs', import.meta.url));
  expect(spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

test('an answer that is not as described is told', () => {
  const description = readDescription();
  const get = description.paths['/repos/{owner}/{repo}/git/blobs/{file_sha}']?.get;
  if (!get) throw new Error('git/get-blob is not described');
  const blob = { sha: 'a', url: 'http://a/b', node_id: 'x', size: 1, content: '', encoding: 'base64' };
  const { response } = createValidator(description);
  expect(response(get, 200, blob)).toEqual([]);
  expect(response(get, 200, { ...blob, size: '1' })).toEqual(['answer/size must be integer,null']);
  expect(response(get, 201, blob)).toEqual(['status 201 is not described']);
});

test('every operation of the description is served, and no other', () => {
  const described = routesOf(readDescription()).map(({ operation }) => operation.operationId);
  expect(Object.keys(allOperations).sort()).toEqual(described.sort());
});

test('a fixed word in a path wins over a placeholder', () => {
  const match = matchRoute(routesOf(readDescription()), 'GET', '/repos/acme/board/pulls/comments/7');
  expect(match).toMatchObject({
    params: { comment_id: '7' },
    route: { operation: { operationId: 'pulls/get-review-comment' } },
  });
});

test('a page has thirty items unless asked, and at most a hundred', async () => {
  const few = await octokit.pulls.listFiles({ ...at, pull_number: 1 });
  expect(few.data).toHaveLength(30);
  expect(few.headers.link).toMatch(/page=2>; rel="next", <.*page=5>; rel="last"/);
  const many = await octokit.pulls.listFiles({ ...at, pull_number: 1, per_page: 1000 });
  expect(many.data).toHaveLength(100);
});

test('the links lead through all pages', async () => {
  expect(await octokit.paginate(octokit.pulls.listFiles, { ...at, pull_number: 1, per_page: 50 })).toHaveLength(130);
});

test('the address and paths of a GitHub Enterprise Server work as well', async () => {
  const { token } = (await octokit.auth()) as { token: string };
  const enterprise = new Octokit({ baseUrl: `${double.url}/api/v3`, auth: token });
  const files = await enterprise.paginate(enterprise.pulls.listFiles, { ...at, pull_number: 1, per_page: 100 });
  expect(files).toHaveLength(130);
  expect(double.requests.at(-1)?.path).toBe('/repos/acme/board/pulls/1/files');
  const answer = await enterprise.graphql('{ repository(owner: "acme", name: "board") { name } }');
  expect(answer).toEqual({ repository: { name: 'board' } });
});

test('an unchanged answer is 304 and costs nothing', async () => {
  const first = await octokit.repos.get(at);
  const again = await octokit
    .request('GET /repos/{owner}/{repo}', { ...at, headers: { 'if-none-match': first.headers.etag } })
    .catch((error) => error);
  expect(again.status).toBe(304);
  expect(again.response.headers['x-ratelimit-remaining']).toBe(first.headers['x-ratelimit-remaining']);
});

test('every answer tells the budget and a request id', async () => {
  const { headers } = await octokit.repos.get(at);
  expect(headers).toMatchObject({
    'x-ratelimit-limit': '200',
    'x-ratelimit-remaining': expect.stringMatching(/^\d+$/),
    'x-ratelimit-resource': 'core',
    'x-github-request-id': expect.stringMatching(/^[0-9A-F]+$/),
    'x-github-media-type': expect.stringContaining('github.v3'),
  });
});

test('a refusal says why and where to read on', async () => {
  const refusal = await octokit.pulls.get({ ...at, pull_number: 99 }).catch((error) => error);
  expect(refusal.response.data).toEqual({
    message: 'Not Found',
    documentation_url: 'https://docs.github.com/rest/pulls/pulls#get-a-pull-request',
    status: '404',
  });
});

test('a fault takes the place of an answer', async () => {
  double.intercept(({ operation }) => (operation === 'repos/get' ? { status: 502 } : undefined));
  expect(await refusalOf(octokit.repos.get(at))).toMatchObject({ status: 502 });
  expect((await octokit.pulls.get({ ...at, pull_number: 1 })).status).toBe(200);
});

test('a fault can lose the answer of what was done', async () => {
  double.intercept(({ method }) => (method === 'POST' ? { status: 502, carryOut: true } : undefined));
  const { data } = await octokit.pulls.get({ ...at, pull_number: 1 });
  const create = octokit.checks.create({ ...at, name: 'lost', head_sha: data.head.sha });
  expect(await refusalOf(create)).toMatchObject({ status: 502 });
  const { data: runs } = await octokit.checks.listForRef({ ...at, ref: data.head.sha });
  expect(runs.check_runs.map(({ name }) => name)).toEqual(['lost']);
});

test('a fault can break the connection', async () => {
  double.intercept(() => ({ disconnect: true }));
  expect(await refusalOf(octokit.repos.get(at))).toMatchObject({ status: 500 });
  expect(double.requests.at(-1)).toMatchObject({ operation: 'repos/get', status: 0 });
});

test('so far nothing went against the description of GitHub', () => {
  expect(double.violations).toEqual([]);
});

test.each<[string, string, string, unknown, number, string]>([
  ['an address that is not served', 'GET', '/repos/acme/board/unheard', undefined, 404, 'is not served by the double'],
  [
    'a missing key',
    'POST',
    '/repos/acme/board/check-runs',
    { name: 'x' },
    422,
    "must have required property 'head_sha'",
  ],
  [
    'a key that is not known, though it is ignored',
    'POST',
    '/repos/acme/board/pulls/1/reviews',
    { evnet: 'COMMENT' },
    200,
    'body/evnet is not a permitted key',
  ],
  [
    'subject_type in the comment of a review',
    'POST',
    '/repos/acme/board/pulls/1/reviews',
    { comments: [{ path: 'f0.py', body: 'x', subject_type: 'file' }] },
    422,
    'body/comments/0/subject_type is not a permitted key',
  ],
  [
    'a parameter that is not known, though it is ignored',
    'GET',
    '/repos/acme/board/pulls/1/files?size=3',
    undefined,
    200,
    'unknown parameter size',
  ],
  ['a parameter of the wrong kind', 'GET', '/repos/acme/board/pulls/one', undefined, 422, 'must be integer'],
])('%s is a violation', async (_, method, path, body, status, message) => {
  const { token } = (await octokit.auth()) as { token: string };
  const before = double.violations.length;
  const response = await fetch(double.url + path, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(status);
  expect(double.violations.slice(before).join('\n')).toContain(message);
});

test('when the budget is spent, requests are refused until it begins anew', async () => {
  const { data: budget } = await octokit.rateLimit.get();
  for (let left = budget.rate.remaining; left > 0; left -= 1) await octokit.apps.listReposAccessibleToInstallation();
  const refusal = await octokit.repos.get(at).catch((error) => error);
  expect(refusal).toMatchObject({ status: 403, message: expect.stringMatching(/API rate limit exceeded/) });
  expect(refusal.response.headers['x-ratelimit-remaining']).toBe('0');
});
