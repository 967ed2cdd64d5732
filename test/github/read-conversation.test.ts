import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { readConversation } from '../../src/github/read-conversation.ts';
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

describe('readConversation', () => {
  it('reads our own comments back', async () => {
    const fixed = data({ id: 2, node_id: 'N2', body: marked('fixed'), line: null });
    nock(API).get(PATH).query({ per_page: 100, page: 1 }).reply(200, [data(), fixed]);
    expect((await readConversation(testAccess(), 7, APP, readHere)).earlier).toEqual([
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
    expect((await readConversation(testAccess(), 7, APP, readHere)).earlier).toEqual([]);
  });

  it('reads page after page', async () => {
    const others = Array.from({ length: 100 }, () => data({ body: 'Hello.', user: { login: 'ann', type: 'User' } }));
    nock(API).get(PATH).query({ per_page: 100, page: 1 }).reply(200, others);
    nock(API).get(PATH).query({ per_page: 100, page: 2 }).reply(200, [data()]);
    expect((await readConversation(testAccess(), 7, APP, readHere)).earlier).toHaveLength(1);
  });

  const reply = (body: string, rest: object = {}) =>
    data({
      id: 5,
      body,
      user: { login: 'ann', type: 'User' },
      in_reply_to_id: 1,
      created_at: '2026-01-31T12:00:00Z',
      ...rest,
    });

  it('reads commands in the threads of our comments', async () => {
    const replies = [reply('/dash-state accept Public token.'), reply('/dash-state revoke'), reply('Thanks!')];
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [data(), ...replies]);
    const by = { fingerprint: 'abc123', by: 'ann', at: '2026-01-31T12:00:00Z', nodeId: 'N1' };
    expect((await readConversation(testAccess(), 7, APP, readHere)).commands).toEqual([
      { ...by, command: { verb: 'accept', reason: 'Public token.' } },
      { ...by, command: { verb: 'revoke' } },
    ]);
  });

  it.each([
    { what: 'of a bot', given: { user: { login: 'helper[bot]', type: 'Bot' } } },
    { what: "in another comment's thread", given: { in_reply_to_id: 4 } },
    { what: 'outside a thread', given: { in_reply_to_id: undefined } },
  ])('passes over commands $what', async ({ given }) => {
    nock(API)
      .get(PATH)
      .query(true)
      .reply(200, [data(), data({ id: 4, body: 'Forged.' }), reply('/dash-state accept Mine.', given)]);
    expect((await readConversation(testAccess(), 7, APP, readHere)).commands).toEqual([]);
  });
});
