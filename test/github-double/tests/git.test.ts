import { gunzipSync } from 'node:zlib';
import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { PullRequest, Repository } from '../state/model.ts';
import { installationClient, manifest, refusalOf } from '../test-clients.ts';

let double: GitHubDouble;
let octokit: Octokit;
let repository: Repository;
let pull: PullRequest;
const at = { owner: 'acme', repo: 'board' };
const long = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);

beforeAll(async () => {
  double = await startGitHubDouble({ manifest, limits: { treeEntries: 20, patchLines: 50 } });
  const { installation } = double.addOrganisation('acme');
  repository = await double.addRepository({
    owner: 'acme',
    name: 'board',
    files: {
      'app/long.py': `${long.join('\n')}\n`,
      'app/gone.py': 'gone = 1\n',
      'app/run.sh': 'echo\n',
      'app/link': 'target',
      'big.txt': 'x'.repeat(1024 * 1024 + 1),
      'odd "name" ü.py': 'odd = 1\n',
    },
  });
  const edited = long.map((line, index) => (index === 0 || index === 35 ? `${line} changed` : line));
  pull = await double.openPullRequest({
    repository,
    head: 'change',
    change: {
      files: {
        'app/long.py': `${edited.join('\n')}`,
        'app/run.sh': { mode: '100755', content: 'echo\n' },
        'app/link': { mode: '120000', content: 'target' },
        'app/large.py': 'y = 1\n'.repeat(60),
        'odd "name" ü.py': 'odd = 2\n',
      },
      deletes: ['app/gone.py'],
    },
  });
  await double.commit(repository, 'main', { files: { 'later.py': 'later = 1\n' } });
  octokit = await installationClient(double, installation);
});

afterAll(() => double.stop());

test('statuses of files', async () => {
  const { data } = await octokit.pulls.listFiles({ ...at, pull_number: 1 });
  expect(data.map(({ filename, status, additions, deletions }) => [filename, status, additions, deletions])).toEqual([
    ['app/gone.py', 'removed', 0, 1],
    ['app/large.py', 'added', 60, 0],
    ['app/link', 'changed', 1, 1],
    ['app/long.py', 'modified', 3, 3],
    ['app/run.sh', 'changed', 0, 0],
    ['odd "name" ü.py', 'modified', 1, 1],
  ]);
});

test('a patch has hunks alone, and none where it is too large', async () => {
  const { data } = await octokit.pulls.listFiles({ ...at, pull_number: 1 });
  const patches = new Map(data.map(({ filename, patch }) => [filename, patch]));
  expect(patches.get('app/large.py')).toBeUndefined();
  expect(patches.get('app/long.py')).toMatch(/^@@ -1,4 \+1,4 @@\n-line 1\n\+line 1 changed\n line 2/);
  expect(patches.get('app/long.py')).toMatch(/\n\\ No newline at end of file$/);
  expect(patches.get('app/gone.py')).toBe('@@ -1 +0,0 @@\n-gone = 1');
});

test('a comparison is from the merge base', async () => {
  const { data } = await octokit.repos.compareCommitsWithBasehead({ ...at, basehead: 'main...change' });
  expect(data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 1, total_commits: 1 });
  expect(data.merge_base_commit.sha).toBe(pull.base.sha);
  expect(data.files?.map(({ filename }) => filename)).not.toContain('later.py');
  const { data: second } = await octokit.repos.compareCommitsWithBasehead({
    ...at,
    basehead: 'main...change',
    page: 2,
  });
  expect(second.files).toBeUndefined();
});

test('a tree is listed with its folders, and cut at the limit', async () => {
  const { data } = await octokit.git.getTree({ ...at, tree_sha: pull.head.sha, recursive: 'true' });
  expect(data.truncated).toBe(false);
  expect(data.tree.find(({ path }) => path === 'app')).toMatchObject({ type: 'tree', mode: '040000' });
  expect(data.tree.find(({ path }) => path === 'app/run.sh')).toMatchObject({ type: 'blob', mode: '100755', size: 5 });
  const flat = await octokit.git.getTree({ ...at, tree_sha: 'main' });
  expect(flat.data.tree.map(({ path }) => path)).toEqual(['app', 'big.txt', 'later.py', 'odd "name" ü.py']);

  const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`many/${index}.py`, `${index}\n`]));
  const sha = await double.commit(repository, 'wide', { files });
  const { data: wide } = await octokit.git.getTree({ ...at, tree_sha: sha, recursive: '1' });
  expect(wide).toMatchObject({ truncated: true });
  expect(wide.tree).toHaveLength(20);
});

test('a blob comes as base64 in lines, or raw', async () => {
  const { data: tree } = await octokit.git.getTree({ ...at, tree_sha: 'main' });
  const sha = tree.tree.find(({ path }) => path?.startsWith('odd'))?.sha ?? '';
  const { data: blob } = await octokit.git.getBlob({ ...at, file_sha: sha });
  expect(blob).toMatchObject({
    encoding: 'base64',
    size: 8,
    content: `${Buffer.from('odd = 1\n').toString('base64')}\n`,
  });
  const raw = await octokit.git.getBlob({ ...at, file_sha: sha, mediaType: { format: 'raw' } });
  expect(raw.data).toBe('odd = 1\n');
});

test('contents: a file, a folder, a large file without content, a commit', async () => {
  const { data: file } = await octokit.repos.getContent({ ...at, path: 'app/long.py', ref: pull.head.sha });
  expect(file).toMatchObject({ type: 'file', name: 'long.py', encoding: 'base64' });
  const { data: folder } = await octokit.repos.getContent({ ...at, path: 'app' });
  expect(Array.isArray(folder) && folder.map(({ name, type }) => [name, type])).toContainEqual(['gone.py', 'file']);
  const { data: root } = await octokit.repos.getContent({ ...at, path: '' });
  expect(root).toHaveLength(4);
  const { data: big } = await octokit.repos.getContent({ ...at, path: 'big.txt' });
  expect(big).toMatchObject({ encoding: 'none', content: '', size: 1024 * 1024 + 1 });
  expect(await refusalOf(octokit.repos.getContent({ ...at, path: 'none.py' }))).toMatchObject({ status: 404 });
});

test('commits, refs and branches', async () => {
  const { data: ref } = await octokit.git.getRef({ ...at, ref: 'heads/change' });
  expect(ref.object.sha).toBe(pull.head.sha);
  const { data: pullRef } = await octokit.git.getRef({ ...at, ref: 'pull/1/head' });
  expect(pullRef.object.sha).toBe(pull.head.sha);
  const { data: commit } = await octokit.git.getCommit({ ...at, commit_sha: pull.head.sha });
  expect(commit).toMatchObject({ message: 'Change files', parents: [{ sha: pull.base.sha }], author: { name: 'dev' } });
  const { data: full } = await octokit.repos.getCommit({ ...at, ref: 'change' });
  expect(full).toMatchObject({ sha: pull.head.sha, author: { login: 'dev' }, files: { length: 6 } });
  const { data: branch } = await octokit.repos.getBranch({ ...at, branch: 'change' });
  expect(branch.commit.sha).toBe(pull.head.sha);
  const { data: commits } = await octokit.pulls.listCommits({ ...at, pull_number: 1 });
  expect(commits.map(({ sha }) => sha)).toEqual([pull.head.sha]);
  const { data: pulls } = await octokit.repos.listPullRequestsAssociatedWithCommit({
    ...at,
    commit_sha: pull.head.sha,
  });
  expect(pulls.map(({ number }) => number)).toEqual([1]);
});

test('an archive has everything below one folder', async () => {
  const before = double.countRequests();
  const { data } = await octokit.repos.downloadTarballArchive({ ...at, ref: 'main' });
  expect(double.countRequests() - before).toBe(1);
  const text = gunzipSync(Buffer.from(data as ArrayBuffer)).toString('latin1');
  const sha = (await octokit.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha;
  expect(text).toContain(`acme-board-${sha.slice(0, 7)}/app/long.py`);
});

test('roles and rules', async () => {
  double.setRole(repository, 'kim', 'maintain');
  double.setBranchRules(repository, 'main', [
    { type: 'deletion', ruleset_source_type: 'Repository', ruleset_source: 'acme/board', ruleset_id: 1 },
  ]);
  const { data: kim } = await octokit.repos.getCollaboratorPermissionLevel({ ...at, username: 'kim' });
  expect(kim).toMatchObject({ permission: 'write', role_name: 'maintain' });
  const stranger = octokit.repos.getCollaboratorPermissionLevel({ ...at, username: 'nobody' });
  expect(await refusalOf(stranger)).toMatchObject({ status: 404 });
  const { data: rules } = await octokit.repos.getBranchRules({ ...at, branch: 'main' });
  expect(rules).toMatchObject([{ type: 'deletion' }]);
});

test('nothing went against the description of GitHub', () => {
  expect(double.violations).toEqual([]);
});
