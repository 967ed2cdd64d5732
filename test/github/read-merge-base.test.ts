import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { readMergeBase } from '../../src/github/read-merge-base.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const PATH = `${REPO_PATH}/compare/${oid('b')}...${oid('a')}`;

describe('readMergeBase', () => {
  it('asks for a page without files', async () => {
    nock(API)
      .get(PATH)
      .query({ per_page: 1, page: 2 })
      .reply(200, { merge_base_commit: { sha: oid('c') }, commits: [] });
    expect(await readMergeBase(testAccess(), oid('b'), oid('a'))).toEqual({ sha: oid('c'), related: true });
  });

  it('is the tip of the base where the commits have nothing in common', async () => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(404, { message: `No common ancestor between ${oid('b')} and ${oid('a')}.` });
    expect(await readMergeBase(testAccess(), oid('b'), oid('a'))).toEqual({ sha: oid('b'), related: false });
  });

  it('fails where a commit is not there', async () => {
    nock(API).get(PATH).query(true).reply(404, { message: 'Not Found' });
    await expect(readMergeBase(testAccess(), oid('b'), oid('a'))).rejects.toMatchObject({ status: 404 });
  });
});
