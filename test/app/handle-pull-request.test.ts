/** What a run leaves on GitHub where something is out of the ordinary; the usual ways are tested in test/e2e. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { handlePullRequest } from '../../src/app/handle-pull-request.ts';
import { JobEnded } from '../../src/app/job-ended.ts';
import type { Services } from '../../src/app/services.ts';
import { createTextCache } from '../../src/github/text-cache.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { API, onGraphql, REPO_PATH, testOctokit, useNock } from '../github/nock-access.ts';
import { evaluateJob } from './example-jobs.ts';

useNock();

const SERVICES: Services = {
  ...loadRules(),
  clientsOf: async () => ({ octokit: testOctokit(), queries: testOctokit() }),
  texts: createTextCache(),
  markerKey: new Uint8Array(32),
  ownOrigin: async () => 'https://guard.example.org',
  webUrl: 'https://github.com',
  log: { info() {}, warn() {}, error() {} },
};
const RUNNING = new AbortController().signal;

interface Completed {
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly summary: string; readonly text?: string };
}

/** The opened check run, and what completes it. */
function onCheck(...statuses: readonly number[]): Completed[] {
  const app = { id: 1, slug: 'guard' };
  nock(API).post(`${REPO_PATH}/check-runs`).reply(201, { id: 5, app });
  return onCompletions(...statuses);
}

function onCompletions(...statuses: readonly number[]): Completed[] {
  const completed: Completed[] = [];
  for (const status of statuses) {
    nock(API)
      .patch(`${REPO_PATH}/check-runs/5`, (body) => {
        completed.push(body);
        return true;
      })
      .reply(status, {});
  }
  return completed;
}

function onReading(files: readonly object[] = [], pages = 1): void {
  nock(API).get(`${REPO_PATH}/pulls/7/files`).query(true).times(pages).reply(200, files);
  nock(API).get(`${REPO_PATH}/pulls/7/comments`).query(true).reply(200, []);
  const repository = { tip: { oid: 'b'.repeat(40) }, base: null, recorded: null, head: null };
  onGraphql(() => ({ data: { repository, organisation: { file: null } } }));
}

describe('handlePullRequest', () => {
  it('does not say that there is no Python where GitHub cut the list of files', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ filename: `a${index}.svg`, status: 'added', sha: 'x' }));
    const completed = onCheck(200);
    onReading(page, 30);
    await handlePullRequest(evaluateJob(), SERVICES, RUNNING);
    expect(completed[0]?.conclusion).toBe('neutral');
    expect(completed[0]?.output.summary).toContain('3000 files');
  });

  it('says that there is no verdict where GitHub does not take it', async () => {
    const completed = onCheck(422, 200);
    onReading([]);
    await expect(handlePullRequest(evaluateJob(), SERVICES, RUNNING)).rejects.toMatchObject({ status: 422 });
    expect(completed[1]).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
  });

  it('completes the check of a run that was told to end, and reads nothing more', async () => {
    const completed = onCheck(200);
    const ended = AbortSignal.abort(new JobEnded({ kind: 'shutdown' }));
    await handlePullRequest(evaluateJob(), SERVICES, ended);
    expect(completed[0]).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
  });

  it('writes nothing where GitHub does not open a check run', async () => {
    nock(API).post(`${REPO_PATH}/check-runs`).reply(403, { message: 'Resource not accessible by integration' });
    await expect(handlePullRequest(evaluateJob(), SERVICES, RUNNING)).rejects.toMatchObject({ status: 403 });
  });

  it('completes the check where GitHub does not say whose it is', async () => {
    nock(API).post(`${REPO_PATH}/check-runs`).reply(201, { id: 5, app: null });
    const completed = onCompletions(200);
    await handlePullRequest(evaluateJob(), SERVICES, RUNNING);
    expect(completed[0]).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
  });

  it('lists organisation and repository settings that were ignored', async () => {
    const completed = onCheck(200);
    nock(API)
      .get(`${REPO_PATH}/pulls/7/files`)
      .query(true)
      .reply(200, [{ filename: 'gone.py', status: 'removed', sha: 'x' }]);
    nock(API).get(`${REPO_PATH}/pulls/7/comments`).query(true).reply(200, []);
    nock(API)
      .get(/\/compare\//)
      .query(true)
      .reply(200, { merge_base_commit: { sha: 'c'.repeat(40) } });
    nock(API)
      .get(/\/git\/trees\//)
      .query(true)
      .reply(200, { tree: [], truncated: false });
    const blob = (text: string) => ({ byteSize: text.length, text });
    const base = blob('mode: observe\n');
    const file = blob('locked: [mode]\n');
    onGraphql(
      () => ({ data: { repository: { tip: { oid: 'b'.repeat(40) }, base }, organisation: { file } } }),
      () => ({ data: { repository: { b0: { oid: 'd'.repeat(40), byteSize: 6, text: 'x = 1\n' } } } }),
    );
    await handlePullRequest(evaluateJob(), SERVICES, RUNNING);
    expect(completed[0]?.conclusion).toBe('success');
    expect(completed[0]?.output.summary).toMatch(/mode.*locked|locked.*mode/i);
  });
});
