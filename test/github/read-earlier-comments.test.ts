import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { readEarlierComments } from '../../src/github/read-earlier-comments.ts';
import { readMarker, writeMarker } from '../../src/review/marker.ts';
import { API, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const APP = { id: 1, slug: 'guard' };
const SCOPE = { repository: 99, pullRequest: 7, key: new Uint8Array(32).fill(1) };
const PATH = `${REPO_PATH}/pulls/7/comments`;

const readHere = (body: string) => readMarker(body, SCOPE);

function marked(state: 'open' | 'fixed' = 'open', scope = SCOPE): string {
  return `Text.\n\n${writeMarker({ fingerprint: 'abc123', state }, scope)}`;
}

function data(rest: object = {}) {
  const user = { login: 'guard[bot]', type: 'Bot' };
  return { id: 1, node_id: 'N1', body: marked(), user, path: 'app.py', line: 4, start_line: null, ...rest };
}

describe('readEarlierComments', () => {
  it('reads our own comments back', async () => {
    const fixed = data({ id: 2, node_id: 'N2', body: marked('fixed'), line: null });
    nock(API).get(PATH).query({ per_page: 100, page: 1 }).reply(200, [data(), fixed]);
    expect(await readEarlierComments(testAccess(), 7, APP, readHere)).toEqual([
      { id: 1, nodeId: 'N1', fingerprint: 'abc123', state: 'open', body: marked(), path: 'app.py', line: 4 },
      { id: 2, nodeId: 'N2', fingerprint: 'abc123', state: 'fixed', body: marked('fixed'), path: 'app.py' },
    ]);
  });

  it.each([
    { what: 'of a person', given: { user: { login: 'guard[bot]', type: 'User' } } },
    { what: 'of another app', given: { user: { login: 'other[bot]', type: 'Bot' } } },
    { what: 'of a deleted account', given: { user: null } },
    { what: 'that reply', given: { in_reply_to_id: 3 } },
    { what: 'without a marker', given: { body: 'Text.' } },
    { what: 'with a marker of another pull request', given: { body: marked('open', { ...SCOPE, pullRequest: 8 }) } },
    { what: 'with a marker of another key', given: { body: marked('open', { ...SCOPE, key: new Uint8Array(32) }) } },
  ])('passes over comments $what', async ({ given }) => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [data(given)]);
    expect(await readEarlierComments(testAccess(), 7, APP, readHere)).toEqual([]);
  });

  it('reads page after page', async () => {
    const others = Array.from({ length: 100 }, () => data({ body: 'Hello.', user: { login: 'ann', type: 'User' } }));
    nock(API).get(PATH).query({ per_page: 100, page: 1 }).reply(200, others);
    nock(API).get(PATH).query({ per_page: 100, page: 2 }).reply(200, [data()]);
    expect(await readEarlierComments(testAccess(), 7, APP, readHere)).toHaveLength(1);
  });
});
