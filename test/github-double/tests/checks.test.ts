import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { PullRequest, Repository } from '../state/model.ts';
import { installationClient, manifest, refusalOf } from '../test-clients.ts';

let double: GitHubDouble;
let octokit: Octokit;
let repository: Repository;
let pull: PullRequest;
let branches = 0;
const at = { owner: 'acme', repo: 'board' };

beforeAll(async () => {
  double = await startGitHubDouble({ manifest });
  const { installation } = double.addOrganisation('acme');
  repository = await double.addRepository({ owner: 'acme', name: 'board' });
  octokit = await installationClient(double, installation);
  await fresh();
});

/** Another pull request, without checks. */
async function fresh(): Promise<void> {
  branches += 1;
  pull = await double.openPullRequest({
    repository,
    head: `branch-${branches}`,
    change: { files: { 'a.py': `x = ${branches}\n` } },
  });
}

afterAll(() => double.stop());

const annotation = { path: 'a.py', start_line: 1, end_line: 1, annotation_level: 'failure', message: 'Why.' } as const;

function create(more: Record<string, unknown> = {}) {
  return octokit.checks.create({ ...at, name: 'Dash state', head_sha: pull.head.sha, ...more });
}

function output(more: Record<string, unknown>) {
  return { title: 'Title', summary: 'Summary', ...more };
}

test('a new run is queued, and names the pull request of its head', async () => {
  const { data } = await create({ external_id: '7' });
  expect(data).toMatchObject({
    status: 'queued',
    conclusion: null,
    completed_at: null,
    external_id: '7',
    app: { id: double.app.id },
    pull_requests: [{ number: pull.number }],
  });
});

test('the run of a commit from a fork names no pull request', async () => {
  const fork = await double.openPullRequest({
    repository,
    head: 'theirs',
    author: 'zoe',
    fork: true,
    change: { files: { 'z.py': 'z = 1\n' } },
  });
  const { data } = await create({ head_sha: fork.head.sha });
  expect(data.pull_requests).toEqual([]);
  const { data: suite } = await octokit.checks.getSuite({ ...at, check_suite_id: data.check_suite?.id ?? 0 });
  expect(suite.head_branch).toBeNull();
});

test('a conclusion completes a run', async () => {
  const { data: run } = await create();
  const { data } = await octokit.checks.update({ ...at, check_run_id: run.id, conclusion: 'neutral' });
  expect(data).toMatchObject({ status: 'completed', conclusion: 'neutral', completed_at: expect.any(String) });
});

test('annotations are added to those already there, and listed in pages', async () => {
  const fifty = Array.from({ length: 50 }, () => annotation);
  const { data: run } = await create({ output: output({ annotations: fifty }) });
  const more = {
    ...at,
    check_run_id: run.id,
    output: output({ annotations: [{ ...annotation, start_column: 2, end_column: 5 }] }),
  };
  const { data } = await octokit.checks.update(more);
  expect(data.output.annotations_count).toBe(51);
  const all = await octokit.paginate(octokit.checks.listAnnotations, { ...at, check_run_id: run.id });
  expect(all).toHaveLength(51);
  expect(all[50]).toMatchObject({ start_column: 2, end_column: 5, blob_href: expect.stringContaining('/blob/') });
});

test('a later change keeps what it does not name', async () => {
  const { data: run } = await create({ output: output({ text: 'Text' }) });
  await octokit.checks.update({ ...at, check_run_id: run.id, output: { summary: 'New' } });
  const { data } = await octokit.checks.get({ ...at, check_run_id: run.id });
  expect(data.output).toMatchObject({ title: 'Title', summary: 'New', text: 'Text' });
});

describe('refused with 422', () => {
  test.each<[string, () => Record<string, unknown>]>([
    ['a summary above 65,535 characters', () => ({ output: output({ summary: 'x'.repeat(65_536) }) })],
    ['a text above 65,535 characters', () => ({ output: output({ text: 'x'.repeat(65_536) }) })],
    [
      '51 annotations at once',
      () => ({ output: output({ annotations: Array.from({ length: 51 }, () => annotation) }) }),
    ],
    [
      'columns over several lines',
      () => ({ output: output({ annotations: [{ ...annotation, end_line: 2, start_column: 1 }] }) }),
    ],
    [
      'an annotation that ends before it begins',
      () => ({ output: output({ annotations: [{ ...annotation, end_line: 0 }] }) }),
    ],
    [
      'an annotation title above 255',
      () => ({ output: output({ annotations: [{ ...annotation, title: 'x'.repeat(256) }] }) }),
    ],
    [
      'a message above 64 KB',
      () => ({ output: output({ annotations: [{ ...annotation, message: 'x'.repeat(65_537) }] }) }),
    ],
    ['completed without a conclusion', () => ({ status: 'completed' })],
    ['the conclusion that is only for GitHub', () => ({ conclusion: 'stale' })],
    ['a conclusion that does not exist', () => ({ conclusion: 'fine' })],
    ['an unknown commit', () => ({ head_sha: 'f'.repeat(40) })],
    ['a short sha', () => ({ head_sha: pull.head.sha.slice(0, 10) })],
    [
      'four actions',
      () => ({ actions: Array.from({ length: 4 }, () => ({ label: 'a', description: 'b', identifier: 'c' })) }),
    ],
  ])('%s', async (_, more) => {
    expect(await refusalOf(create(more()))).toMatchObject({ status: 422 });
  });
});

test('a run of another app can be read and not be changed', async () => {
  const foreign = double.addForeignCheckRun(repository, {
    name: 'Other',
    head_sha: pull.head.sha,
    conclusion: 'success',
  });
  const { data } = await octokit.checks.get({ ...at, check_run_id: foreign.id });
  expect(data.app?.slug).toBe('other-checks');
  const change = octokit.checks.update({ ...at, check_run_id: foreign.id, conclusion: 'failure' });
  expect(await refusalOf(change)).toMatchObject({ status: 403 });
});

test('the list of a commit shows the newest run of each name, or all', async () => {
  await fresh();
  await create({ conclusion: 'failure' });
  const { data: second } = await create({ conclusion: 'success' });
  await create({ name: 'Else' });
  double.addForeignCheckRun(repository, { name: 'Other', head_sha: pull.head.sha });
  const list = async (more: Record<string, unknown>) => {
    const { data } = await octokit.checks.listForRef({ ...at, ref: pull.head.sha, ...more });
    return data.check_runs.map(({ name, id }) => (id === second.id ? 'second' : name));
  };
  expect(await list({})).toEqual(['Other', 'Else', 'second']);
  expect(await list({ app_id: double.app.id, check_name: 'Dash state' })).toEqual(['second']);
  expect(await list({ filter: 'all', app_id: double.app.id })).toEqual(['Else', 'second', 'Dash state']);
});

test('a suite ends as badly as its worst run, and a re-request queues it again', async () => {
  await fresh();
  await create({ name: 'Good', conclusion: 'success' });
  const { data: bad } = await create({ name: 'Bad', conclusion: 'failure' });
  const suites = async () => {
    const { data } = await octokit.checks.listSuitesForRef({ ...at, ref: pull.head.sha, app_id: double.app.id });
    return data.check_suites.map(({ status, conclusion }) => ({ status, conclusion }));
  };
  expect(await suites()).toEqual([{ status: 'completed', conclusion: 'failure' }]);
  double.rerequestCheckRun(bad.id);
  expect(await suites()).toEqual([{ status: 'queued', conclusion: null }]);
  expect(double.checkRuns(repository, pull.head.sha).at(-1)).toMatchObject({ conclusion: 'failure' });
});
