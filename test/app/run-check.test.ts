/** What a run leaves on GitHub where something is out of the ordinary; the usual ways are tested in test/e2e. */
import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { createAnalysisCache } from '../../src/app/analysis-cache.ts';
import { evaluatePullRequest } from '../../src/app/evaluate-pull-request.ts';
import type { EvaluateJob } from '../../src/app/job.ts';
import { JobEnded } from '../../src/app/job-ended.ts';
import { JobPostponed } from '../../src/app/job-postponed.ts';
import { createPostedMemory } from '../../src/app/posted-memory.ts';
import { closeDroppedCheck, runCheck } from '../../src/app/run-check.ts';
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
  ruleSet: '0.1.0+test',
  analyze: createAnalysisCache(),
  posted: createPostedMemory(),
  markerKey: new Uint8Array(32),
  ownOrigin: async () => 'https://guard.example.org',
  webUrl: 'https://github.com',
  log: { info() {}, warn() {}, error() {} },
};
const RUNNING = new AbortController().signal;

function handlePullRequest(job: EvaluateJob, services: Services, signal: AbortSignal): Promise<void> {
  return runCheck(job, services, signal, (access, check) => evaluatePullRequest(job, access, check, services));
}

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

describe('a run of the check', () => {
  it('asks the trees whether there is Python where GitHub cut the list of files', async () => {
    const page = Array.from({ length: 100 }, (_, index) => ({ filename: `a${index}.svg`, status: 'added', sha: 'x' }));
    const completed = onCheck(200);
    onReading(page, 30);
    nock(API)
      .get(/\/compare\//)
      .query(true)
      .reply(200, { merge_base_commit: { sha: 'c'.repeat(40) } });
    nock(API)
      .get(/\/git\/trees\//)
      .query(true)
      .times(4)
      .reply(200, { tree: [], truncated: true });
    await handlePullRequest(evaluateJob(), SERVICES, RUNNING);
    expect(completed[0]?.conclusion).toBe('neutral');
    expect(completed[0]?.output.summary).toContain('too large to be listed whole');
  });

  it('waits for a limit that ends the evaluation, and takes the same run up again', async () => {
    nock(API)
      .post(`${REPO_PATH}/check-runs`)
      .reply(201, { id: 5, app: { id: 1, slug: 'guard' } });
    const headers = { 'retry-after': '120' };
    const limit = { message: 'You have exceeded a secondary rate limit.' };
    nock(API).get(`${REPO_PATH}/pulls/7`).reply(403, limit, headers);
    const { pull: _pull, ...job } = evaluateJob();
    const running = handlePullRequest(job, SERVICES, RUNNING);
    const error = await running.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(JobPostponed);
    const { job: next, milliseconds } = error as JobPostponed;
    expect(milliseconds).toBe(120_000);
    expect(next).toMatchObject({ check: { id: 5 }, attempt: 2 });

    const completed = onCompletions(200);
    onReading([]);
    await handlePullRequest({ ...(next as EvaluateJob), ...evaluateJob() }, SERVICES, RUNNING);
    expect(completed[0]).toMatchObject({ conclusion: 'success' });
  });

  it('gives up after three times', async () => {
    const completed = onCompletions(200);
    nock(API).get(`${REPO_PATH}/pulls/7`).reply(429, {}, { 'retry-after': '120' });
    const { pull: _pull, ...job } = evaluateJob({ check: { id: 5, app: { id: 1, slug: 'guard' } }, attempt: 3 });
    await handlePullRequest(job, SERVICES, RUNNING);
    expect(completed[0]).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
  });

  it('completes a run that was put away', async () => {
    const completed = onCompletions(200);
    const job = evaluateJob({ check: { id: 5, app: { id: 1, slug: 'guard' } } });
    await closeDroppedCheck(job, { kind: 'superseded', headSha: 'f'.repeat(40) }, SERVICES);
    await closeDroppedCheck(evaluateJob(), { kind: 'closed' }, SERVICES);
    expect(completed).toMatchObject([{ conclusion: 'neutral' }]);
  });

  it('says that there is no verdict where GitHub does not take it', async () => {
    const completed = onCheck(422, 200);
    onReading([]);
    await expect(handlePullRequest(evaluateJob(), SERVICES, RUNNING)).rejects.toMatchObject({ status: 422 });
    expect(completed[1]).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
  });

  it('completes the check of a run that was told to end, and reads nothing more', async () => {
    const completed = onCheck(200);
    const ended = AbortSignal.abort(new JobEnded({ kind: 'overdue' }));
    await handlePullRequest(evaluateJob(), SERVICES, ended);
    expect(completed[0]).toMatchObject({ conclusion: 'failure', output: { title: 'Could not evaluate' } });
  });

  it('leaves the check open where the process ends: another one takes it up', async () => {
    const completed = onCheck();
    const ended = AbortSignal.abort(new JobEnded({ kind: 'shutdown' }));
    await expect(handlePullRequest(evaluateJob(), SERVICES, ended)).rejects.toMatchObject({
      end: { kind: 'shutdown' },
    });
    const opened = evaluateJob({ check: { id: 5, app: { id: 1, slug: 'guard' } } });
    await closeDroppedCheck(opened, { kind: 'shutdown' }, SERVICES);
    expect(completed).toEqual([]);
  });

  it.each([502, 500])('comes again with the same check where GitHub has a passing fault (%i)', async (status) => {
    onCheck();
    nock(API).get(`${REPO_PATH}/pulls/7`).reply(status, {});
    const { pull: _pull, ...job } = evaluateJob();
    const error = await handlePullRequest(job, SERVICES, RUNNING).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'JobPostponed', job: { check: { id: 5 }, attempt: 2 }, milliseconds: 5000 });
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
