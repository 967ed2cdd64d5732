import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { describe, expect, it, vi } from 'vitest';
import { JobEnded } from '../../src/app/job-ended.ts';
import { BotOctokit, ONCE } from '../../src/github/octokit.ts';
import { API, REPO_PATH, useNock } from './nock-access.ts';

useNock();

const LOG = { debug() {}, info() {}, warn() {}, error() {} };

/** With the retries on, but no time between them. */
function octokit() {
  return new BotOctokit({
    auth: { token: 'installation-token' },
    log: LOG,
    retry: { retryAfterBaseValue: 0 },
    throttle: { retryAfterBaseValue: 0, fallbackSecondaryRateRetryAfter: 0 },
  });
}

function inAnHour(): string {
  return String(Math.ceil(Date.now() / 1000) + 3600);
}

describe('BotOctokit', () => {
  it('lets no installation wait for another', async () => {
    const order: string[] = [];
    nock(API)
      .post(/./)
      .times(4)
      .reply(201, (uri) => {
        order.push(uri);
        return {};
      });
    const post = (installationId: number, path: string) =>
      new BotOctokit({ auth: { token: 't', installationId }, log: LOG }).request(`POST /${path}`);
    // Writes of one installation are kept a second apart.
    await Promise.all([post(1, 'a1'), post(1, 'a2'), post(1, 'a3'), post(2, 'b1')]);
    expect(order.indexOf('/b1')).toBeLessThan(order.indexOf('/a3'));
  });

  it('repeats reading after a server error', async () => {
    nock(API).get(`${REPO_PATH}/pulls/7`).reply(502, {});
    nock(API).get(`${REPO_PATH}/pulls/7`).reply(200, { number: 7 });
    const { data } = await octokit().rest.pulls.get({ owner: 'octo', repo: 'dashboards', pull_number: 7 });
    expect(data.number).toBe(7);
  });

  it('does not repeat what was broken off', async () => {
    const controller = new AbortController();
    const reason = new JobEnded({ kind: 'shutdown' });
    // Never answers; the callback that would is not called.
    nock(API)
      .get(`${REPO_PATH}/pulls/7`)
      .reply(200, (_uri, _body, _answer) => controller.abort(reason));
    const { signal } = controller;
    const reading = octokit().rest.pulls.get({
      owner: 'octo',
      repo: 'dashboards',
      pull_number: 7,
      request: { signal },
    });
    await expect(reading).rejects.toBe(reason);
  });

  it('does not repeat what creates something', async () => {
    nock(API).post(`${REPO_PATH}/check-runs`).reply(502, {});
    const creating = octokit().rest.checks.create({
      owner: 'octo',
      repo: 'dashboards',
      name: 'Dash state',
      head_sha: 'a',
      request: ONCE,
    });
    await expect(creating).rejects.toMatchObject({ status: 502 });
  });

  it('repeats what GitHub refused for a secondary limit, since nothing was created', async () => {
    const message = 'You have exceeded a secondary rate limit.';
    nock(API).post(`${REPO_PATH}/check-runs`).reply(403, { message }, { 'retry-after': '1' });
    nock(API).post(`${REPO_PATH}/check-runs`).reply(201, { id: 5 });
    const { data } = await octokit().rest.checks.create({
      owner: 'octo',
      repo: 'dashboards',
      name: 'Dash state',
      head_sha: 'a',
      request: ONCE,
    });
    expect(data.id).toBe(5);
  });

  it.each([
    { what: 'the hour', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAnHour() } },
    { what: 'minutes', headers: { 'retry-after': '600' } },
  ])('does not wait for a limit that lasts $what', async ({ headers }) => {
    const message = 'retry-after' in headers ? 'You have exceeded a secondary rate limit.' : 'API rate limit exceeded';
    nock(API).get(`${REPO_PATH}/pulls/7`).reply(403, { message }, headers);
    const reading = octokit().rest.pulls.get({ owner: 'octo', repo: 'dashboards', pull_number: 7 });
    await expect(reading).rejects.toMatchObject({ status: 403 });
  });

  it('takes a new token where the old one has ended, once', async () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const tokens = ['old', 'new'];
    nock(API)
      .post('/app/installations/3/access_tokens')
      .twice()
      .reply(201, () => ({
        token: tokens.shift(),
        expires_at: '2099-01-01T00:00:00Z',
        permissions: { checks: 'write' },
      }));
    const seen: unknown[] = [];
    nock(API)
      .get(`${REPO_PATH}/pulls/7`)
      .times(3)
      .reply(function () {
        seen.push(this.req.headers.authorization);
        return seen.length === 1 ? [200, { number: 7 }] : seen.length === 2 ? [401, {}] : [200, { number: 7 }];
      });
    vi.useFakeTimers({ toFake: ['Date'] });
    const client = new BotOctokit({
      auth: { appId: 1, privateKey, installationId: 3 },
      log: LOG,
      throttle: { enabled: false },
    });
    await client.rest.pulls.get({ owner: 'octo', repo: 'dashboards', pull_number: 7 });
    // Within seconds of its making the client itself waits for a token to be known everywhere.
    vi.setSystemTime(Date.now() + 60_000);
    const { data } = await client.rest.pulls.get({ owner: 'octo', repo: 'dashboards', pull_number: 7 });
    vi.useRealTimers();
    expect(data.number).toBe(7);
    expect(seen).toEqual(['token old', 'token old', 'token new']);
  });

  it('does not wait for ever for an answer', async () => {
    const timeouts: number[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      timeouts.push(milliseconds);
      return AbortSignal.abort(new DOMException('Too late.', 'TimeoutError'));
    });
    const reading = new BotOctokit({ auth: { token: 't' }, log: LOG, retry: { enabled: false } }).request('GET /x');
    await expect(reading).rejects.toMatchObject({ status: 500 });
    expect(timeouts).toEqual([30_000]);
  });
});
