import type { Octokit } from '@octokit/rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type GitHubDouble, startGitHubDouble } from '../github-double.ts';
import type { Installation, PullRequest, Repository } from '../state/model.ts';
import { graphqlErrorOf, installationClient, manifest } from '../test-clients.ts';

let double: GitHubDouble;
let octokit: Octokit;
let installation: Installation;
let repository: Repository;
let pull: PullRequest;
const at = { owner: 'acme', repo: 'board' };
const there = { ...at, pull_number: 1 };
const variables = { owner: 'acme', name: 'board' };

beforeAll(async () => {
  double = await startGitHubDouble({ manifest, limits: { blobTextBytes: 20 } });
  ({ installation } = double.addOrganisation('acme'));
  repository = await double.addRepository({
    owner: 'acme',
    name: 'board',
    files: {
      'a.py': 'x = "ü"\n',
      'latin.py': Buffer.from([0x78, 0x20, 0xfc, 0x0a]),
      'binary.bin': Buffer.from([1, 0, 2]),
      'long.py': 'x'.repeat(21),
    },
  });
  pull = await double.openPullRequest({ repository, head: 'change', change: { files: { 'a.py': 'y = 1\nz = 2\n' } } });
  octokit = await installationClient(double, installation);
  for (const line of [1, 2]) {
    await octokit.pulls.createReviewComment({
      ...there,
      path: 'a.py',
      line,
      body: `On ${line}`,
      commit_id: pull.head.sha,
    });
  }
});

afterAll(() => double.stop());

function errorOf(query: string, more: Record<string, unknown> = {}) {
  return graphqlErrorOf(octokit.graphql(query, { ...variables, ...more }));
}

test('blobs come by path and by id, many at once', async () => {
  const query = `query ($owner: String!, $name: String!, $oid: GitObjectID!) {
    repository(owner: $owner, name: $name) {
      byId: object(oid: $oid) { ... on Blob { oid text } }
      utf8: object(expression: "main:a.py") { ...blob }
      latin: object(expression: "main:latin.py") { ...blob }
      binary: object(expression: "main:binary.bin") { ...blob }
      long: object(expression: "main:long.py") { ...blob }
      folder: object(expression: "main:") { __typename ... on Blob { text } }
      missing: object(expression: "main:none.py") { ...blob }
    }
  }
  fragment blob on Blob { byteSize isTruncated isBinary text }`;
  const { data: tree } = await octokit.git.getTree({ ...at, tree_sha: pull.head.sha });
  const oid = tree.tree.find(({ path }) => path === 'a.py')?.sha;
  const before = double.countRequests();
  expect(await octokit.graphql(query, { ...variables, oid })).toEqual({
    repository: {
      byId: { oid, text: 'y = 1\nz = 2\n' },
      utf8: { byteSize: 9, isTruncated: false, isBinary: false, text: 'x = "ü"\n' },
      latin: { byteSize: 4, isTruncated: false, isBinary: false, text: 'x \ufffd\n' },
      binary: { byteSize: 3, isTruncated: false, isBinary: true, text: null },
      long: { byteSize: 21, isTruncated: true, isBinary: null, text: 'x'.repeat(20) },
      folder: { __typename: 'Tree' },
      missing: null,
    },
  });
  expect(double.countRequests() - before).toBe(1);
});

const threads = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      reviewThreads(first: 1, after: $after) {
        totalCount
        nodes {
          id isResolved isOutdated
          comments(first: 10) { nodes { id databaseId body isMinimized author { __typename login ... on Bot { databaseId } } } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface Threads {
  repository: {
    pullRequest: {
      reviewThreads: {
        totalCount: number;
        nodes: { id: string; isResolved: boolean; comments: { nodes: { id: string }[] } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
  };
}

async function page(after?: string) {
  const answer = await octokit.graphql<Threads>(threads, { ...variables, number: 1, after });
  return answer.repository.pullRequest.reviewThreads;
}

test('threads come in pages, and call the app by its name without [bot]', async () => {
  const first = await page();
  expect(first).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
  const second = await page(first.pageInfo.endCursor);
  expect(second).toMatchObject({
    nodes: [
      {
        isResolved: false,
        isOutdated: false,
        comments: {
          nodes: [
            { body: 'On 2', author: { __typename: 'Bot', login: 'dash-state-guard', databaseId: double.app.bot.id } },
          ],
        },
      },
    ],
    pageInfo: { hasNextPage: false },
  });
  expect(second.nodes[0]?.comments.nodes[0]?.id).toBe((await octokit.pulls.listReviewComments(there)).data[1]?.node_id);
});

describe('mutations', () => {
  test('a comment is hidden with a reason', async () => {
    const id = double.reviewComments(pull)[0]?.id;
    const { data: comment } = await octokit.pulls.getReviewComment({ ...at, comment_id: id ?? 0 });
    const mutation = `mutation ($id: ID!) {
      minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { minimizedComment { isMinimized minimizedReason } }
    }`;
    expect(await octokit.graphql(mutation, { id: comment.node_id })).toEqual({
      minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'resolved' } },
    });
  });

  const resolve = 'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }';

  test('a thread is settled with write access to the code only', async () => {
    const id = (await page()).nodes[0]?.id;
    expect(await errorOf(resolve, { id, owner: undefined, name: undefined })).toMatchObject({
      type: 'FORBIDDEN',
      message: 'Resource not accessible by integration',
    });
    double.grantPermissions(installation, { ...manifest.permissions, contents: 'write' });
    const stronger = await installationClient(double, installation);
    expect(await stronger.graphql(resolve, { id })).toEqual({ resolveReviewThread: { thread: { isResolved: true } } });
    expect((await page()).nodes[0]?.isResolved).toBe(true);
  });
});

test.each<[string, string, Record<string, unknown>, string, RegExp]>([
  [
    'an unknown repository',
    'query ($owner: String!) { repository(owner: $owner, name: "none") { id } }',
    {},
    'NOT_FOUND',
    /Could not resolve to a Repository/,
  ],
  [
    'an unknown pull request',
    '{ repository(owner: "acme", name: "board") { pullRequest(number: 9) { id } } }',
    {},
    'NOT_FOUND',
    /number of 9/,
  ],
  [
    'an object id of a wrong form',
    '{ repository(owner: "acme", name: "board") { object(oid: "12") { oid } } }',
    {},
    'INVALID',
    /GitObjectID/,
  ],
  [
    'a list without a size',
    '{ repository(owner: "acme", name: "board") { pullRequest(number: 1) { reviewThreads { totalCount } } } }',
    {},
    'MISSING_PAGINATION_BOUNDARIES',
    /first/,
  ],
  [
    'a page above 100',
    '{ repository(owner: "acme", name: "board") { pullRequest(number: 1) { reviewThreads(first: 101) { totalCount } } } }',
    {},
    'EXCESSIVE_PAGINATION',
    /100/,
  ],
])('%s is an error with status 200', async (_, query, more, type, message) => {
  const before = double.requests.length;
  expect(await errorOf(query, more)).toMatchObject({ type, message: expect.stringMatching(message) });
  expect(double.requests.slice(before)).toMatchObject([{ operation: 'graphql', status: 200 }]);
});

test('so far nothing was sent that GitHub would not read', () => {
  expect(double.violations).toEqual([]);
});

test.each<[string, string, RegExp]>([
  [
    'an unknown field',
    '{ repository(owner: "a", name: "b") { colour } }',
    /Field 'colour' doesn't exist on type 'Repository'/,
  ],
  ['a missing argument', '{ repository(owner: "a") { id } }', /missing required arguments: name/],
  ['an unknown argument', '{ repository(owner: "a", name: "b", x: 1) { id } }', /doesn't accept argument 'x'/],
  ['an object without selections', '{ repository(owner: "a", name: "b") }', /must have selections/],
  [
    'a variable without a value',
    'query ($o: String!) { repository(owner: $o, name: "b") { id } }',
    /\$o was provided invalid value/,
  ],
  [
    'a variable that is not used',
    'query ($o: String) { repository(owner: "a", name: "b") { id } }',
    /\$o is declared by query but not used/,
  ],
  ['no document', 'query {', /Unexpected end of document/],
])('%s is a violation', async (_, query, message) => {
  const before = double.violations.length;
  expect((await graphqlErrorOf(octokit.graphql(query))).message).toMatch(message);
  expect(double.violations.slice(before).join()).toMatch(message);
});
