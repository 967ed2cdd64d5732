import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { PullRequest, Repository } from '../state/model.ts';
import { installationClient, manifest, refusalOf } from '../test-clients.ts';
import { openChangedFile, text } from './changed-file.ts';

let double: GitHubDouble;
let octokit: Octokit;
let repository: Repository;
let pull: PullRequest;
let at: { owner: string; repo: string };
let there: { owner: string; repo: string; pull_number: number };
let repositories = 0;
beforeAll(async () => {
  double = await startGitHubDouble({ manifest });
  const { installation } = double.addOrganisation('acme');
  octokit = await installationClient(double, installation);
  await fresh();
});

async function fresh(): Promise<void> {
  repositories += 1;
  ({ repository, pull, at, there } = await openChangedFile(double, `board-${repositories}`));
}

afterAll(async () => {
  await double.stop();
  expect(double.violations).toEqual([]);
});

function review(comment: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const comments = [{ path: 'a.py', body: 'Why?', ...comment }];
  return octokit.pulls.createReview({ ...there, event: 'COMMENT', body: 'Seen.', comments, ...more });
}

describe('comments of a review', () => {
  test.each<[string, Record<string, unknown>]>([
    ['an added line', { line: 5 }],
    ['context above', { line: 2, side: 'RIGHT' }],
    ['context below', { line: 8 }],
    ['a removed line on the left', { line: 30, side: 'LEFT' }],
    ['a range in a hunk', { start_line: 3, line: 6 }],
    ['a range from left to right', { start_line: 5, start_side: 'LEFT', line: 6, side: 'RIGHT' }],
  ])('stand on %s', async (_, comment) => {
    const { data } = await review(comment);
    expect(data).toMatchObject({ state: 'COMMENTED', body: 'Seen.', user: { login: 'dash-state-guard[bot]' } });
    const { data: comments } = await octokit.pulls.listReviewComments(there);
    expect(comments.at(-1)).toMatchObject({ path: 'a.py', line: comment.line, pull_request_review_id: data.id });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a line between hunks', { line: 15 }, /Line could not be resolved/],
    ['the right line after a removed one, beyond the hunk', { line: 33 }, /Line could not be resolved/],
    [
      'an added line asked for on the left of a file without it',
      { line: 9, side: 'LEFT' },
      /Line could not be resolved/,
    ],
    ['a file that did not change', { path: 'untouched.py', line: 1 }, /Path could not be resolved/],
    ['no line', {}, /Line could not be resolved/],
    ['a range over two hunks', { start_line: 5, line: 28 }, /same hunk/],
    ['a range of one line', { start_line: 5, line: 5 }, /precede/],
    ['a range that runs backwards', { start_line: 6, line: 5 }, /precede/],
    ['an empty body', { line: 5, body: ' ' }, /blank/],
    ['a body above 65,536 characters', { line: 5, body: 'x'.repeat(65_537) }, /too long/],
  ])('do not stand on %s', async (_, comment, message) => {
    const before = double.reviews(pull).length;
    expect(await refusalOf(review(comment))).toMatchObject({ status: 422, message: expect.stringMatching(message) });
    expect(double.reviews(pull)).toHaveLength(before);
  });

  test('are posted all or none', async () => {
    const comments = [
      { path: 'a.py', line: 5, body: 'Fine' },
      { path: 'a.py', line: 15, body: 'Outside' },
    ];
    const before = double.reviewComments(pull).length;
    await refusalOf(octokit.pulls.createReview({ ...there, event: 'COMMENT', body: 'Seen.', comments }));
    expect(double.reviewComments(pull)).toHaveLength(before);
  });

  test('come with the hunk up to their line', async () => {
    await review({ line: 5 });
    const { data } = await octokit.pulls.listReviewComments(there);
    expect(data.at(-1)?.diff_hunk).toBe('@@ -2,7 +2,7 @@ line 1\n line 2\n line 3\n line 4\n-line 5\n+five');
    expect(data.at(-1)?.position).toBe(5);
  });

  test('are listed for the review in the older form, without lines', async () => {
    const { data } = await review({ line: 5 });
    const { data: comments } = await octokit.pulls.listCommentsForReview({ ...there, review_id: data.id });
    expect(comments[0]).not.toHaveProperty('line');
  });
});

test('a review with the event COMMENT needs a body, one without an event is pending', async () => {
  expect(await refusalOf(review({ line: 5 }, { body: '' }))).toMatchObject({ status: 422 });
  const { data } = await octokit.pulls.createReview(there);
  expect(data.state).toBe('PENDING');
});

test('a review of a commit that is not in the pull request is refused', async () => {
  expect(await refusalOf(review({ line: 5 }, { commit_id: pull.base.sha }))).toMatchObject({ status: 422 });
});

describe('single comments', () => {
  const single = (more: Record<string, unknown>) =>
    octokit.pulls.createReviewComment({ ...there, body: 'Why?', commit_id: pull.head.sha, path: 'a.py', ...more });

  test('stand on a line, or on the file', async () => {
    expect((await single({ line: 5, side: 'RIGHT' })).data).toMatchObject({ line: 5, subject_type: 'line' });
    expect((await single({ subject_type: 'file' })).data).toMatchObject({ line: null, subject_type: 'file' });
  });

  test('are refused outside of the diff, in the longer words of their endpoint', async () => {
    const error = await single({ line: 15 }).catch((each) => each);
    expect(error.response.data).toMatchObject({
      message: 'Validation Failed',
      errors: [
        {
          resource: 'PullRequestReviewComment',
          code: 'custom',
          field: 'pull_request_review_thread.line',
          message: 'pull_request_review_thread.line must be part of the diff',
        },
      ],
    });
  });

  test('are answered in their thread', async () => {
    const { data: first } = await single({ line: 5 });
    const { data: reply } = await octokit.pulls.createReplyForReviewComment({
      ...there,
      comment_id: first.id,
      body: 'So.',
    });
    const { data: other } = await single({ in_reply_to: first.id });
    double.reply(first.id, 'mia', '/dash-state accept because');
    expect(reply).toMatchObject({ in_reply_to_id: first.id, line: 5 });
    expect(other.in_reply_to_id).toBe(first.id);
    const nested = octokit.pulls.createReplyForReviewComment({ ...there, comment_id: reply.id, body: 'No.' });
    expect(await refusalOf(nested)).toMatchObject({ status: 422 });
    const { data: all } = await octokit.pulls.listReviewComments(there);
    expect(all.slice(-4).map(({ user }) => user?.login)).toEqual([...Array(3).fill('dash-state-guard[bot]'), 'mia']);
  });

  test('are edited and deleted by their author alone', async () => {
    const { data: own } = await single({ line: 5 });
    const theirs = await double.comment(pull, 'mia', { path: 'a.py', line: 6, body: 'Mine' });
    const { data: edited } = await octokit.pulls.updateReviewComment({ ...at, comment_id: own.id, body: 'Fixed' });
    expect(edited.body).toBe('Fixed');
    const change = octokit.pulls.updateReviewComment({ ...at, comment_id: theirs.id, body: 'Mine now' });
    expect(await refusalOf(change)).toMatchObject({ status: 403 });
    await octokit.pulls.deleteReviewComment({ ...at, comment_id: own.id });
    expect(await refusalOf(octokit.pulls.getReviewComment({ ...at, comment_id: own.id }))).toMatchObject({
      status: 404,
    });
    expect(await refusalOf(octokit.pulls.deleteReviewComment({ ...at, comment_id: theirs.id }))).toMatchObject({
      status: 403,
    });
  });
});

describe('after a push', () => {
  beforeEach(fresh);

  const linesNow = async () => {
    const { data } = await octokit.pulls.listReviewComments(there);
    return data.map(({ line, start_line, original_line }) => ({ line, start_line, original_line }));
  };

  test('a comment moves with its line', async () => {
    await review({ line: 5 });
    await double.pushTo(pull, {
      files: {
        'a.py': text((line, number) =>
          number === 1 ? 'zero\nline 1' : number === 5 ? 'five' : number === 30 ? undefined : line,
        ),
      },
    });
    expect(await linesNow()).toEqual([{ line: 6, start_line: null, original_line: 5 }]);
  });

  test('a comment on a changed line is outdated', async () => {
    await review({ start_line: 4, line: 6 });
    await double.pushTo(pull, { files: { 'a.py': text((line, number) => (number === 5 ? 'fünf' : line)) } });
    expect(await linesNow()).toEqual([{ line: null, start_line: null, original_line: 6 }]);
  });

  test('a comment whose line left the diff is outdated, and one on the file is not', async () => {
    await review({ line: 5 });
    await octokit.pulls.createReviewComment({
      ...there,
      body: 'File',
      commit_id: pull.head.sha,
      path: 'a.py',
      subject_type: 'file',
    });
    await double.pushTo(pull, { files: { 'a.py': text((line, number) => (number === 30 ? undefined : line)) } });
    const { data } = await octokit.pulls.listReviewComments(there);
    expect(data.map(({ line, position }) => [line, position])).toEqual([
      [null, null],
      [null, 1],
    ]);
  });

  test('a forced push onto another base keeps what still stands', async () => {
    await review({ line: 5 });
    const base = await double.commit(repository, 'main', { files: { 'later.py': 'x\n' } });
    await double.pushTo(
      pull,
      { files: { 'a.py': text((line, number) => (number === 5 ? 'five' : line)) } },
      { onto: base },
    );
    expect(await linesNow()).toEqual([{ line: 5, start_line: null, original_line: 5 }]);
    const { data } = await octokit.pulls.get(there);
    expect(data).toMatchObject({ changed_files: 1, base: { sha: base } });
  });
});
