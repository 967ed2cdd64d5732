import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { PullRequest } from '../state/model.ts';
import { installationClient, manifest } from '../test-clients.ts';
import { openChangedFile, text } from './changed-file.ts';

let double: GitHubDouble;
let octokit: Octokit;
let pull: PullRequest;
let at: { owner: string; repo: string };
let there: { owner: string; repo: string; pull_number: number };
let repositories = 0;

beforeAll(async () => {
  double = await startGitHubDouble({ manifest });
  octokit = await installationClient(double, double.addOrganisation('acme').installation);
});

beforeEach(async () => {
  repositories += 1;
  ({ pull, at, there } = await openChangedFile(double, `board-${repositories}`));
});

afterAll(async () => {
  await double.stop();
  expect(double.violations).toEqual([]);
});

const fence = '```';
/** Posts a comment with a suggestion, and returns its id. */
async function suggest(place: Record<string, unknown>, ...replacement: string[]): Promise<number> {
  const body = ['Better:', '', `${fence}suggestion`, ...replacement, fence, '', 'So.'].join('\n');
  const comments = [{ path: 'a.py', body, ...place }];
  await octokit.pulls.createReview({ ...there, event: 'COMMENT', body: 'Seen.', comments });
  return double.reviewComments(pull).at(-1)?.id ?? 0;
}

/** Lines 2 to 8 of the file as it is now. */
async function head(): Promise<string[]> {
  const { data } = await octokit.repos.getContent({ ...at, path: 'a.py', ref: 'change' });
  return Buffer.from('content' in data ? data.content : '', 'base64')
    .toString()
    .split('\n')
    .slice(1, 8);
}

test('suggestions replace a range with more or fewer lines', async () => {
  const id = await suggest({ start_line: 3, line: 5 }, '    three', '    five');
  await double.applySuggestion(pull, id);
  expect(await head()).toEqual(['line 2', '    three', '    five', 'line 6', 'line 7', 'line 8', 'line 9']);
});

test('suggestions take lines out where the block is empty', async () => {
  await double.applySuggestion(pull, await suggest({ line: 5 }));
  expect(await head()).toEqual(['line 2', 'line 3', 'line 4', 'line 6', 'line 7', 'line 8', 'line 9']);
});

test('suggestions go into one commit together, with the bot as an author', async () => {
  const ids = [await suggest({ line: 3 }, 'three'), await suggest({ line: 6 }, 'six', 'and more')];
  const sha = await double.applySuggestions(pull, ids, 'mia');
  expect(await head()).toEqual(['line 2', 'three', 'line 4', 'five', 'six', 'and more', 'line 7']);
  const { data } = await octokit.git.getCommit({ ...at, commit_sha: sha });
  expect(data.author.name).toBe('mia');
  expect(data.message).toMatch(/Co-authored-by: dash-state-guard\[bot\]/);
});

test.each<[string, () => Promise<readonly number[]>, RegExp]>([
  ['the same text', async () => [await suggest({ line: 5 }, 'five')], /no changes/],
  ['removed lines', async () => [await suggest({ line: 30, side: 'LEFT' }, 'x')], /deleted lines/],
  [
    'one line twice',
    async () => [await suggest({ line: 5 }, 'x'), await suggest({ start_line: 4, line: 6 }, 'y')],
    /Only one/,
  ],
  [
    'a comment without one',
    async () => [(await double.comment(pull, 'mia', { path: 'a.py', line: 5, body: 'Hm' })).id],
    /no suggestion/,
  ],
])('suggestions are not offered for %s', async (_, ids, message) => {
  await expect(double.applySuggestions(pull, await ids())).rejects.toThrow(message);
});

test('suggestions are not offered once outdated or closed', async () => {
  const id = await suggest({ line: 5 }, 'x');
  await double.closePullRequest(pull);
  await expect(double.applySuggestion(pull, id)).rejects.toThrow(/closed/);
  await double.reopenPullRequest(pull);
  await double.pushTo(pull, { files: { 'a.py': text((line, number) => (number === 5 ? 'fünf' : line)) } });
  await expect(double.applySuggestion(pull, id)).rejects.toThrow(/outdated/);
});
