import nock from 'nock';
import { expect, it } from 'vitest';
import { readPullRequest } from '../../src/github/pull-request.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

it.each([
  { what: 'a deleted fork', given: { head: { sha: oid('a'), repo: null } }, expected: {} },
  { what: 'a draft', given: { draft: true }, expected: { draft: true } },
  {
    what: 'a bot',
    given: { user: { login: 'dependabot[bot]', type: 'Bot' } },
    expected: { byBot: true, author: 'dependabot[bot]' },
  },
  { what: 'a deleted account', given: { user: null }, expected: { author: undefined } },
])('reads the pull request of $what', async ({ given, expected }) => {
  const head = { sha: oid('a'), repo: { name: 'fork' } };
  const base = { ref: 'main', sha: oid('b') };
  nock(API)
    .get(`${REPO_PATH}/pulls/7`)
    .reply(200, {
      number: 7,
      draft: false,
      head,
      base,
      user: { login: 'ann', type: 'User' },
      updated_at: '2026-01-31T12:00:00Z',
      ...given,
    });
  expect(await readPullRequest(testAccess(), 7)).toEqual({
    number: 7,
    headSha: oid('a'),
    baseRef: 'main',
    baseSha: oid('b'),
    draft: false,
    author: 'ann',
    byBot: false,
    updatedAt: Date.parse('2026-01-31T12:00:00Z'),
    ...expected,
  });
});
