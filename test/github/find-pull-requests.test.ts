import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { findPullRequests } from '../../src/github/find-pull-requests.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const HEAD = oid('a');

function pull(number: number, sha = HEAD, state = 'open') {
  return { number, state, head: { sha, repo: null } };
}

function onCommit(...pulls: readonly object[]): void {
  nock(API).get(`${REPO_PATH}/commits/${HEAD}/pulls`).query({ per_page: 100 }).reply(200, pulls);
}

function onOpen(page: number, pulls: readonly object[]): void {
  nock(API).get(`${REPO_PATH}/pulls`).query({ state: 'open', per_page: 100, page }).reply(200, pulls);
}

describe('findPullRequests', () => {
  it('asks the commit', async () => {
    onCommit(pull(7));
    expect(await findPullRequests(testAccess(), HEAD)).toEqual([7]);
  });

  it('counts only open ones whose head it is', async () => {
    onCommit(pull(5, HEAD, 'closed'), pull(6, oid('b')), pull(7), pull(8));
    expect(await findPullRequests(testAccess(), HEAD)).toEqual([7, 8]);
  });

  it('looks through the open ones for a commit of a fork', async () => {
    onCommit();
    onOpen(
      1,
      Array.from({ length: 100 }, (_, index) => pull(index + 100, oid('b'))),
    );
    onOpen(2, [pull(7)]);
    expect(await findPullRequests(testAccess(), HEAD)).toEqual([7]);
  });

  it('may find none', async () => {
    onCommit();
    onOpen(1, []);
    expect(await findPullRequests(testAccess(), HEAD)).toEqual([]);
  });
});
