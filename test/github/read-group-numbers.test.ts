import nock from 'nock';
import { expect, it } from 'vitest';
import { readGroupNumbers } from '../../src/github/read-group-numbers.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const QUEUE = 'refs/heads/gh-readonly-queue/main';

it.each([
  { ref: `${QUEUE}/pr-7-${oid('b')}`, titles: [], numbers: [7] },
  { ref: `${QUEUE}/pr-7-${oid('b')}/pr-9-${oid('c')}`, titles: [], numbers: [7, 9] },
  { ref: 'refs/heads/some-other-shape', titles: [], numbers: [] },
  { ref: '', titles: ['Merge pull request #12 from octo/fix', 'Add a page (#3)'], numbers: [3, 12] },
  { ref: `${QUEUE}/pr-7-${oid('b')}`, titles: ['Merge pull request #7 from octo/fix'], numbers: [7] },
  { ref: '', titles: ['Closes #4', 'See (#5) below', 'Merge pull request #6x'], numbers: [] },
])('$ref with $titles names $numbers', async ({ ref, titles, numbers }) => {
  const commits = titles.map((title) => ({ commit: { message: `${title}\n\n(#99)` } }));
  nock(API)
    .get(`${REPO_PATH}/compare/${oid('b')}...${oid('a')}`)
    .query(true)
    .reply(200, { commits });
  expect(await readGroupNumbers(testAccess(), ref, oid('b'), oid('a'))).toEqual(numbers);
});
