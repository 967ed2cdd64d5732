import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { Installation, Repository } from '../state/model.ts';
import { appClient, installationClient, manifest } from '../test-clients.ts';

/** The parts of payloads that are looked at one by one. */
interface Payload {
  readonly action?: string;
  readonly pull_request?: { readonly head: { readonly repo: unknown } };
}

interface Received {
  readonly event: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly payload: Payload;
}

let double: GitHubDouble;
let installation: Installation;
let repository: Repository;
let server: Server;
let url: string;
let status = 200;
const received: Received[] = [];
const at = { owner: 'acme', repo: 'board' };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { headers } = request;
    received.push({ event: String(headers['x-github-event']), headers, text, payload: JSON.parse(text) });
    response.writeHead(status).end('seen');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
  double = await startGitHubDouble({ manifest, webhookUrl: url });
  ({ installation } = double.addOrganisation('acme'));
  repository = await double.addRepository({ owner: 'acme', name: 'board' });
});

beforeEach(async () => {
  await double.settle();
  received.length = 0;
  status = 200;
});

afterAll(async () => {
  await double.stop();
  server.close();
  expect(double.violations).toEqual([]);
});

function open(head: string, more: Partial<Parameters<GitHubDouble['openPullRequest']>[0]> = {}) {
  return double.openPullRequest({ repository, head, change: { files: { [`${head}.py`]: `x = 1\ny = 2\n` } }, ...more });
}

function names(): string[] {
  return received.map(({ event, payload }) => (payload.action ? `${event}.${payload.action}` : event)).sort();
}

test('opening a pull request sends what GitHub sends, signed', async () => {
  const pull = await open('signed', { draft: true, author: 'mia' });
  await double.settle();
  expect(names()).toEqual(['check_suite.requested', 'pull_request.opened', 'push']);

  const { headers, text, payload } = received.find(({ event }) => event === 'pull_request') as Received;
  const signature = createHmac('sha256', double.app.webhookSecret).update(text).digest('hex');
  expect(headers).toMatchObject({
    'x-hub-signature-256': `sha256=${signature}`,
    'x-github-delivery': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'x-github-hook-installation-target-id': String(double.app.id),
    'x-github-hook-installation-target-type': 'integration',
    'user-agent': expect.stringMatching(/^GitHub-Hookshot/),
    'content-type': 'application/json',
  });
  expect(payload).toMatchObject({
    number: pull.number,
    pull_request: {
      draft: true,
      user: { login: 'mia' },
      head: { sha: pull.head.sha, ref: 'signed', repo: { full_name: 'acme/board' } },
      base: { sha: pull.base.sha, ref: 'main' },
    },
    repository: { full_name: 'acme/board' },
    organization: { login: 'acme' },
    installation: { id: expect.any(Number) },
    sender: { login: 'mia' },
  });
});

test('a pull request from a fork pushes nothing to the base repository', async () => {
  const pull = await open('fork', { fork: true, author: 'zoe' });
  await double.settle();
  expect(names()).toEqual(['pull_request.opened']);
  expect(received[0]?.payload.pull_request?.head).toMatchObject({
    label: 'zoe:fork',
    repo: { full_name: 'zoe/board', fork: true },
  });
  received.length = 0;
  double.deleteFork(pull);
  await double.closePullRequest(pull);
  await double.settle();
  expect(received[0]?.payload.pull_request?.head.repo).toBeNull();
});

test('every turn of a pull request is told', async () => {
  const pull = await open('turns');
  await double.commit(repository, 'next', { files: { 'next.py': 'n = 1\n' } });
  await double.settle();
  received.length = 0;
  const before = pull.head.sha;
  await double.pushTo(pull, { files: { 'turns.py': 'x = 2\n' } });
  await double.setDraft(pull, true);
  await double.setDraft(pull, false);
  await double.changeBase(pull, 'next');
  await double.closePullRequest(pull);
  await double.reopenPullRequest(pull);
  await double.settle();
  const turns = received.filter(({ event }) => event === 'pull_request');
  expect(turns.map(({ payload }) => payload.action).sort()).toEqual(
    ['closed', 'converted_to_draft', 'edited', 'ready_for_review', 'reopened', 'synchronize'].sort(),
  );
  const payloadOf = (action: string) => turns.find(({ payload }) => payload.action === action)?.payload;
  expect(payloadOf('synchronize')).toMatchObject({ before, after: pull.head.sha });
  expect(payloadOf('edited')).toMatchObject({
    changes: { base: { ref: { from: 'main' } } },
    pull_request: { base: { ref: 'next' } },
  });
});

test('reviews, comments, threads and checks are told', async () => {
  const pull = await open('talk');
  await double.settle();
  received.length = 0;
  const comment = await double.comment(pull, 'mia', { path: 'talk.py', line: 1, body: 'Hm' });
  double.reply(comment.id, 'kim', 'So');
  double.resolveThread(comment.id, 'kim');
  await double.settle();
  expect(names()).toEqual([
    'pull_request_review.submitted',
    'pull_request_review.submitted',
    'pull_request_review_comment.created',
    'pull_request_review_comment.created',
    'pull_request_review_thread.resolved',
  ]);
});

test('re-requests reach the app, with the suite in the run', async () => {
  const pull = await open('again');
  const octokit = await installationClient(double, installation);
  const { data: run } = await octokit.checks.create({
    ...at,
    name: 'x',
    head_sha: pull.head.sha,
    conclusion: 'success',
  });
  await double.settle();
  received.length = 0;
  double.rerequestCheckRun(run.id, 'mia');
  double.rerequestCheckSuite(run.check_suite?.id ?? 0, 'mia');
  await double.settle();
  expect(names()).toEqual(['check_run.rerequested', 'check_suite.rerequested']);
  expect(received.find(({ event }) => event === 'check_run')?.payload).toMatchObject({
    check_run: {
      id: run.id,
      head_sha: pull.head.sha,
      check_suite: { head_branch: 'again', pull_requests: [{ number: pull.number }] },
    },
    sender: { login: 'mia' },
  });
});

test('a merge group is told with its commits', async () => {
  const pull = await open('queued');
  await double.settle();
  received.length = 0;
  const group = await double.addMergeGroup([pull]);
  await double.settle();
  const told = received.find(({ event }) => event === 'merge_group')?.payload;
  expect(told).toMatchObject({
    action: 'checks_requested',
    merge_group: {
      head_sha: group.headSha,
      base_sha: group.baseSha,
      head_ref: group.headRef,
      base_ref: 'refs/heads/main',
    },
  });
  expect(group.headRef).toBe(`refs/heads/gh-readonly-queue/main/pr-${pull.number}-${group.baseSha}`);
});

test('a merged pull request is told as closed and merged, and its base as pushed', async () => {
  const pull = await open('merged');
  await double.settle();
  received.length = 0;
  const sha = await double.mergePullRequest(pull, 'kim');
  await double.settle();
  expect(names()).toEqual(['check_suite.requested', 'pull_request.closed', 'push']);
  const payloadOf = (event: string) => received.find((each) => each.event === event)?.payload;
  expect(payloadOf('pull_request')).toMatchObject({ pull_request: { merged: true, state: 'closed' } });
  expect(payloadOf('push')).toMatchObject({
    ref: 'refs/heads/main',
    after: sha,
    commits: [{ added: ['merged.py'] }, { id: sha, added: ['merged.py'], removed: [], modified: [] }],
    head_commit: { id: sha },
  });
});

test('an installation tells of itself and of its repositories', async () => {
  const { account, installation: own } = double.addOrganisation('fresh');
  const theirs = await double.addRepository({ owner: account.login, name: 'first' });
  await double.addRepository({ owner: account.login, name: 'second' });
  double.selectRepositories(own, [theirs]);
  double.uninstallApp(own);
  await double.settle();
  const told = received.filter(({ event }) => event.startsWith('installation'));
  expect(told.map(({ event, payload }) => `${event}.${payload.action}`).sort()).toEqual([
    'installation.created',
    'installation.deleted',
    'installation_repositories.removed',
  ]);
  expect(told.find(({ event }) => event === 'installation_repositories')?.payload).toMatchObject({
    installation: { id: own.id, account: { login: 'fresh' } },
    repositories_removed: [{ full_name: 'fresh/second' }],
  });
});

test('nothing of the examples that the payloads are built on is left in them', async () => {
  const pull = await open('clean');
  await double.comment(pull, 'mia', { path: 'clean.py', line: 1, body: 'Hm' });
  await double.addMergeGroup([pull]);
  await double.settle();
  expect(received.length).toBeGreaterThan(5);
  for (const { text } of received) expect(text).not.toMatch(/codertocat|octocat|octo-org|api\.github\.com/i);
});

test('what was not delivered is listed, and can be sent again under its GUID', async () => {
  const app = appClient(double);
  status = 500;
  await open('failing');
  await double.settle();
  double.setWebhookUrl('http://127.0.0.1:9/');
  await open('unreachable');
  await double.settle();
  const { data: config } = await app.apps.getWebhookConfigForApp();
  expect(config).toMatchObject({ url: 'http://127.0.0.1:9/', secret: '********' });

  const { data: failed } = await app.request('GET /app/hook/deliveries', { status: 'failure', per_page: 100 });
  expect(new Set(failed.map((each) => each.status_code))).toEqual(new Set([500, 502]));

  double.setWebhookUrl(url);
  status = 202;
  received.length = 0;
  const lost = failed.find(({ event, status_code }) => event === 'pull_request' && status_code === 502);
  await app.apps.redeliverWebhookDelivery({ delivery_id: Number(lost?.id) });
  await double.settle();
  expect(received.map(({ headers }) => headers['x-github-delivery'])).toEqual([lost?.guid]);
  const { data: newest } = await app.apps.listWebhookDeliveries({ per_page: 1 });
  expect(newest).toMatchObject([{ guid: lost?.guid, redelivery: true, status: 'OK', status_code: 202 }]);
  const { data: whole } = await app.apps.getWebhookDelivery({ delivery_id: Number(newest[0]?.id) });
  expect(whole).toMatchObject({ request: { payload: { action: 'opened' } }, response: { payload: 'seen' } });
});

test('the list of deliveries is paged by cursor, newest first', async () => {
  const app = appClient(double);
  const all = await app.paginate(app.apps.listWebhookDeliveries, { per_page: 7 });
  expect(all.map(({ id }) => id)).toEqual(double.deliveries.map(({ id }) => id).reverse());
});

test('an installation hears only of what it listens to', async () => {
  const quiet = double.addOrganisation('quiet', { events: ['pull_request'] });
  const theirs = await double.addRepository({ owner: quiet.account.login, name: 'board' });
  await double.settle();
  received.length = 0;
  await double.openPullRequest({ repository: theirs, head: 'x', change: { files: { 'x.py': 'x\n' } } });
  await double.settle();
  expect(names()).toEqual(['check_suite.requested', 'pull_request.opened']);
});
