import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { readAcceptances } from '../../src/app/read-acceptances.ts';
import type { ThreadCommand } from '../../src/review/acceptance.ts';
import { API, onGraphql, REPO_PATH, testAccess, useNock } from '../github/nock-access.ts';

useNock();

function onPermission(login: string, permission: string, permissions: object = {}): void {
  nock(API)
    .get(`${REPO_PATH}/collaborators/${login}/permission`)
    .reply(200, { permission, role_name: permission, user: { login, permissions } });
}

function accept(by: string): ThreadCommand {
  return {
    fingerprint: by,
    command: { verb: 'accept', reason: 'Public.' },
    by,
    at: '2026-01-31T12:00:00Z',
    nodeId: by,
  };
}

describe('readAcceptances', () => {
  it('asks for nobody where nobody gave a command', async () => {
    expect((await readAcceptances(testAccess(), [], { by: 'write', author: true }, 'ann')).accepted.size).toBe(0);
  });

  it('asks once for each person, and counts custom roles by their rights', async () => {
    onPermission('bob', 'write');
    onPermission('carl', 'read', { push: true });
    onPermission('dora', 'read', { push: true, maintain: true });
    onPermission('eve', 'read', { pull: true });
    nock(API).get(`${REPO_PATH}/collaborators/ghost/permission`).reply(404, {});
    onGraphql(() => ({
      data: { nodes: [{ id: 'bob', editor: { login: 'bob' } }, { id: 'carl', editor: null }, null] },
    }));
    const commands = ['bob', 'bob', 'carl', 'dora', 'eve', 'ghost'].map(accept);
    const { accepted, ignored } = await readAcceptances(testAccess(), commands, { by: 'write', author: true }, 'ann');
    expect([...accepted.keys()]).toEqual(['bob', 'carl', 'dora']);
    expect(ignored.map(({ by }) => by)).toEqual(['eve', 'ghost']);
  });

  it('does not look up a crowd', async () => {
    const crowd = Array.from({ length: 25 }, (_, index) => `u${index}`);
    for (const login of crowd.slice(0, 20)) onPermission(login, 'write');
    onGraphql(() => ({ data: { nodes: [] } }));
    const { accepted, ignored } = await readAcceptances(
      testAccess(),
      crowd.map(accept),
      { by: 'write', author: true },
      '',
    );
    expect([accepted.size, ignored.length]).toEqual([20, 5]);
  });
});
