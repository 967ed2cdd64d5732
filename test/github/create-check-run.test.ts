import nock from 'nock';
import { describe, expect, it } from 'vitest';
import { createCheckRun } from '../../src/github/create-check-run.ts';
import { API, oid, REPO_PATH, testAccess, useNock } from './nock-access.ts';

useNock();

const PULL = { kind: 'pull-request', number: 7 } as const;

const CHECK = { id: 5, app: { id: 1, slug: 'guard' } };

describe('createCheckRun', () => {
  it('opens a run under the fixed name, with the pull request in its external id', async () => {
    nock(API)
      .post(`${REPO_PATH}/check-runs`, (body) => {
        expect(body).toMatchObject({
          name: 'Dash state',
          head_sha: oid('a'),
          status: 'in_progress',
          external_id: 'pr=7',
        });
        return true;
      })
      .reply(201, { id: 5, app: { id: 1, slug: 'guard', name: 'Guard' } });
    expect(await createCheckRun(testAccess(), oid('a'), PULL)).toEqual(CHECK);
  });

  it('leaves the external id out where the pull request is not known', async () => {
    nock(API)
      .post(`${REPO_PATH}/check-runs`, (body) => !('external_id' in body))
      .reply(201, { id: 5, app: null });
    expect(await createCheckRun(testAccess(), oid('a'), undefined)).toEqual({ id: 5, app: undefined });
  });

  function onError(openRuns: readonly object[]): void {
    nock(API).post(`${REPO_PATH}/check-runs`).reply(502, {});
    nock(API)
      .get(`${REPO_PATH}/commits/${oid('a')}/check-runs`)
      .query({ check_name: 'Dash state' })
      .reply(200, { total_count: openRuns.length, check_runs: openRuns });
  }

  it('takes the run that was opened although the answer was lost', async () => {
    onError([
      { id: 4, status: 'completed', external_id: 'pr=7', app: { id: 1, slug: 'guard' } },
      { id: 5, status: 'in_progress', external_id: 'pr=7', app: { id: 1, slug: 'guard' } },
    ]);
    expect(await createCheckRun(testAccess(), oid('a'), PULL)).toEqual(CHECK);
  });

  it('opens the run once more where the first one was not opened', async () => {
    onError([{ id: 3, status: 'in_progress', external_id: 'pr=8', app: { id: 1, slug: 'guard' } }]);
    nock(API)
      .post(`${REPO_PATH}/check-runs`)
      .reply(201, { id: 5, app: { id: 1, slug: 'guard' } });
    expect(await createCheckRun(testAccess(), oid('a'), PULL)).toEqual(CHECK);
  });

  it('passes other errors on', async () => {
    nock(API).post(`${REPO_PATH}/check-runs`).reply(403, {});
    await expect(createCheckRun(testAccess(), oid('a'), PULL)).rejects.toMatchObject({ status: 403 });
  });
});
