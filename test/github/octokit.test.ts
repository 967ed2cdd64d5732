import nock from 'nock';
import { describe, expect, it } from 'vitest';
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
});
