import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from './github-double/github-double.ts';
import type { PullRequest, Repository } from './github-double/state/model.ts';
import { installationClient, manifest } from './github-double/test-clients.ts';

describe('a pull request, from opening to green', () => {
  let double: GitHubDouble;
  let octokit: Octokit;
  let repository: Repository;
  let pull: PullRequest;
  const at = { owner: 'acme', repo: 'board' };

  beforeAll(async () => {
    double = await startGitHubDouble({ manifest });
    const { installation } = double.addOrganisation('acme');
    repository = await double.addRepository({
      owner: 'acme',
      name: 'board',
      files: {
        'app/main.py': 'import dash\n\napp = dash.Dash(__name__)\n',
        'app/old.py': 'one = 1\ntwo = 2\nthree = 3\n',
        'logo.png': Buffer.from([0x89, 0x50, 0, 1, 2]),
      },
    });
    octokit = await installationClient(double, installation);
    pull = await double.openPullRequest({
      repository,
      head: 'feature',
      title: 'Keep the user',
      author: 'mia',
      change: {
        files: {
          'app/main.py': 'import dash\n\napp = dash.Dash(__name__)\nuser = "mia"\n',
          'app/new.py': 'value = 1\n',
          'logo.png': Buffer.from([0x89, 0x50, 0, 9]),
        },
        renames: { 'app/old.py': 'app/renamed.py' },
      },
    });
  });

  afterAll(() => double.stop());

  test('the pull request shows its branches', async () => {
    const { data } = await octokit.pulls.get({ ...at, pull_number: 1 });
    expect(data).toMatchObject({
      number: 1,
      state: 'open',
      draft: false,
      title: 'Keep the user',
      user: { login: 'mia' },
      base: { ref: 'main', sha: pull.base.sha, repo: { full_name: 'acme/board' } },
      head: { ref: 'feature', sha: pull.head.sha, repo: { full_name: 'acme/board' } },
      commits: 1,
      changed_files: 4,
      additions: 2,
    });
  });

  test('its files come with status and patch', async () => {
    const { data } = await octokit.pulls.listFiles({ ...at, pull_number: 1 });
    expect(
      data.map(({ filename, status, patch, previous_filename }) => [filename, status, patch, previous_filename]),
    ).toEqual([
      [
        'app/main.py',
        'modified',
        '@@ -1,3 +1,4 @@\n import dash\n \n app = dash.Dash(__name__)\n+user = "mia"',
        undefined,
      ],
      ['app/new.py', 'added', '@@ -0,0 +1 @@\n+value = 1', undefined],
      ['app/renamed.py', 'renamed', undefined, 'app/old.py'],
      ['logo.png', 'modified', undefined, undefined],
    ]);
  });

  test('a file is read by the sha of the list', async () => {
    const { data: files } = await octokit.pulls.listFiles({ ...at, pull_number: 1 });
    const { data: blob } = await octokit.git.getBlob({ ...at, file_sha: files[1]?.sha ?? '' });
    expect(Buffer.from(blob.content, 'base64').toString()).toBe('value = 1\n');
  });

  test('a review, its comments and a check run are kept', async () => {
    const { data: run } = await octokit.checks.create({
      ...at,
      name: 'Dash state',
      head_sha: pull.head.sha,
      status: 'in_progress',
    });
    await octokit.pulls.createReview({
      ...at,
      pull_number: 1,
      event: 'COMMENT',
      body: 'One finding.',
      comments: [{ path: 'app/main.py', line: 4, side: 'RIGHT', body: 'Why?\n\n```suggestion\nuser = None\n```\n' }],
    });
    await octokit.checks.update({
      ...at,
      check_run_id: run.id,
      conclusion: 'failure',
      output: { title: '1 finding', summary: 'One.' },
    });

    expect(double.reviews(pull)).toMatchObject([{ body: 'One finding.', state: 'COMMENTED' }]);
    expect(double.reviewComments(pull)).toMatchObject([{ path: 'app/main.py', current: { line: 4 } }]);
    expect(double.checkRuns(repository, pull.head.sha)).toMatchObject([
      { name: 'Dash state', status: 'completed', conclusion: 'failure', output: { title: '1 finding' } },
    ]);
  });

  test('the suggestion is committed as the button would, and its comment is outdated then', async () => {
    const [comment] = double.reviewComments(pull);
    const sha = await double.applySuggestion(pull, comment?.id ?? 0);
    expect(pull.head.sha).toBe(sha);
    const { data: file } = await octokit.repos.getContent({ ...at, path: 'app/main.py', ref: sha });
    expect(Buffer.from('content' in file ? file.content : '', 'base64').toString()).toBe(
      'import dash\n\napp = dash.Dash(__name__)\nuser = None\n',
    );
    const { data: comments } = await octokit.pulls.listReviewComments({ ...at, pull_number: 1 });
    expect(comments).toMatchObject([{ line: null, original_line: 4, position: null }]);
  });

  test('nothing went against the description of GitHub', () => {
    expect(double.violations).toEqual([]);
  });

  test('requests are logged, and those for tokens not counted', () => {
    expect(double.requests[0]).toMatchObject({ operation: 'apps/create-installation-access-token', token: 'app' });
    expect(double.countRequests()).toBe(double.requests.length - 1);
    expect(double.countRequests(({ operation }) => operation === 'pulls/create-review')).toBe(1);
  });
});
