/** The adapters against the double: what nock cannot tell, since it believes what it is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '../../src/github/access.ts';
import { completeCheckRun } from '../../src/github/complete-check-run.ts';
import { createCheckRun } from '../../src/github/create-check-run.ts';
import { findPullRequests } from '../../src/github/find-pull-requests.ts';
import { listFiles } from '../../src/github/list-files.ts';
import { BotOctokit } from '../../src/github/octokit.ts';
import { publishPlan } from '../../src/github/publish-plan.ts';
import { readPullRequest } from '../../src/github/pull-request.ts';
import { readChange } from '../../src/github/read-change.ts';
import { readConversation } from '../../src/github/read-conversation.ts';
import { readHookOrigin } from '../../src/github/read-hook-origin.ts';
import { CONFIG_PATH, readRepositoryConfig } from '../../src/github/read-repository-config.ts';
import { createTextCache } from '../../src/github/text-cache.ts';
import { readMarker, writeMarker } from '../../src/review/marker.ts';
import { type GitHubDouble, startGitHubDouble } from '../github-double/github-double.ts';
import { readManifest } from '../github-double/read-manifest.ts';
import type { Installation, PullRequest, Repository } from '../github-double/state/model.ts';

const LATIN1 = Buffer.from('# coding: latin-1\nname = "Jos\u00e9"\n', 'latin1');
const FILES = {
  'app.py': 'import dash\n\napp = dash.Dash()\n',
  'pages/login.py': 'x = 1\n',
  'old_name.py': 'a = 1\nb = 2\nc = 3\nd = 4\n',
  'gone.py': 'y = 1\n',
  'latin.py': LATIN1,
  [CONFIG_PATH]: 'mode: warn\n',
};

let double: GitHubDouble;
let installation: Installation;
let repository: Repository;
let pull: PullRequest;
let access: Access;

function octokit(auth: object) {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  return new BotOctokit({ baseUrl: `${double.url}/api/v3`, auth, log, throttle: { enabled: false } });
}

function appAuth(installationId?: number): object {
  return { appId: double.app.id, privateKey: double.app.privateKey, ...(installationId && { installationId }) };
}

beforeAll(async () => {
  double = await startGitHubDouble({ manifest: readManifest(new URL('../../app.yml', import.meta.url)) });
  ({ installation } = double.addOrganisation('octo'));
  repository = await double.addRepository({ owner: 'octo', name: 'dashboards', files: FILES });
  pull = await double.openPullRequest({
    repository,
    head: 'feature',
    fork: true,
    author: 'ann',
    change: {
      files: {
        'app.py': 'import dash\n\napp = dash.Dash()\napp.run(debug=True)\n',
        'latin.py': Buffer.concat([LATIN1, Buffer.from('z = 1\n')]),
        'notes.md': '# Notes\n',
      },
      deletes: ['gone.py'],
      renames: { 'old_name.py': 'new_name.py' },
    },
  });
  const client = octokit(appAuth(installation.id));
  access = {
    octokit: client,
    queries: client,
    repository: { owner: 'octo', repo: 'dashboards' },
    signal: new AbortController().signal,
  };
});

afterAll(async () => {
  expect(double.violations).toEqual([]);
  await double.stop();
});

describe('reading', () => {
  it('reads a pull request from a fork, with its files, its merge base and the code around it', async () => {
    const current = await readPullRequest(access, pull.number);
    const config = await readRepositoryConfig(access, current);
    expect(config).toMatchObject({
      base: { text: 'mode: warn\n' },
      organisation: undefined,
    });

    const read = await readChange(access, createTextCache(), {
      listed: await listFiles(access, pull.number),
      headSha: current.headSha,
      baseSha: config.baseSha,
      isIgnored: () => false,
    });
    expect(read.problems).toEqual([]);
    expect(
      read.change.files.map(({ path, previousPath, addedLines }) => [path, previousPath, [...addedLines]]),
    ).toEqual([
      ['app.py', undefined, [4]],
      ['gone.py', undefined, []],
      ['latin.py', undefined, [3]],
      ['new_name.py', 'old_name.py', []],
    ]);
    expect(read.change.files[2]?.after?.text).toContain('Jos\u00e9');
    expect(read.change.context).toEqual([{ path: 'pages/login.py', text: 'x = 1\n' }]);
  });

  it('finds the pull request of a commit of a fork', async () => {
    expect(await findPullRequests(access, pull.head.sha)).toEqual([pull.number]);
  });

  it('knows where the app is reachable', async () => {
    double.setWebhookUrl('http://127.0.0.1:9/api/github/webhooks');
    expect(await readHookOrigin(octokit(appAuth()))).toBe('http://127.0.0.1:9');
    double.setWebhookUrl(undefined);
  });
});

describe('writing', () => {
  const scope = () => ({ repository: repository.id, pullRequest: pull.number, key: new Uint8Array(32).fill(7) });
  const identity = () => ({ id: double.app.id, slug: double.app.slug });
  const check = { conclusion: 'failure', title: 'Title', summary: 'Summary', text: 'Text' } as const;

  async function readEarlier() {
    const { earlier } = await readConversation(access, pull.number, identity(), (body) => readMarker(body, scope()));
    return earlier;
  }

  function comment(fingerprint: string, path: string, line: number | undefined) {
    const body = `Text.\n\n${writeMarker({ fingerprint, state: 'open' }, scope())}`;
    return { fingerprint, path, line, startLine: undefined, body };
  }

  it('posts comments, those on lines that the diff does not show on their files, and reads them back', async () => {
    const comments = [comment('a1', 'app.py', 4), comment('a2', 'latin.py', 3), comment('a3', 'app.py', 900)];
    const fileComments = [comment('a4', 'new_name.py', undefined)];
    const plan = { check: { ...check, annotations: [] }, comments, fileComments, edits: [] };
    const target = { number: pull.number, headSha: pull.head.sha, updatedAt: 0, reviewBody: 'Findings.', readEarlier };
    expect(await publishPlan(access, target, plan)).toEqual({ outcome: 'published', refused: [], minimised: true });

    const earlier = await readEarlier();
    expect(earlier.map(({ fingerprint, path, line }) => [fingerprint, path, line])).toEqual(
      expect.arrayContaining([
        ['a1', 'app.py', 4],
        ['a2', 'latin.py', 3],
        ['a3', 'app.py', undefined],
        ['a4', 'new_name.py', undefined],
      ]),
    );
  });

  it('edits and collapses a comment', async () => {
    const [first] = await readEarlier();
    if (first === undefined) throw new Error('The comment is not there.');
    const body = `Fixed.\n\n${writeMarker({ fingerprint: first.fingerprint, state: 'fixed' }, scope())}`;
    const edits = [{ id: first.id, nodeId: first.nodeId, body, minimise: true, reopen: false }];
    const plan = { check: { ...check, annotations: [] }, comments: [], fileComments: [], edits };
    const target = { number: pull.number, headSha: pull.head.sha, updatedAt: 0, reviewBody: '', readEarlier };
    expect(await publishPlan(access, target, plan)).toMatchObject({ minimised: true });
    expect(double.reviewComments(pull).find(({ id }) => id === first.id)).toMatchObject({
      body,
      minimizedReason: expect.stringMatching(/resolved/i),
    });
  });

  it('opens a check run and completes it with more annotations than fit a request', async () => {
    const run = await createCheckRun(access, pull.head.sha, { kind: 'pull-request', number: pull.number });
    expect(run.app).toEqual(identity());
    const annotations = Array.from({ length: 70 }, (_, index) => ({
      path: 'app.py',
      startLine: index + 1,
      endLine: index + 1,
      level: 'failure' as const,
      title: 'T',
      message: 'M',
    }));
    await completeCheckRun(access, run, { ...check, annotations });
    const [made] = double.latestCheckRuns(repository, pull.head.sha);
    expect(made).toMatchObject({ name: 'Dash state', conclusion: 'failure', externalId: `pr=${pull.number}` });
    expect(made?.output.annotations).toHaveLength(70);
  });
});
