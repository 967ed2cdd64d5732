import { expect, it } from 'vitest';
import { keyOf } from '../../src/app/job.ts';
import { jobOfMergeGroup, type MergeGroupEvent, stopOfMergeGroup } from '../../src/app/job-of-merge-group.ts';

function event(action: string, rest: object = {}): MergeGroupEvent {
  const merge_group = {
    head_sha: 'a'.repeat(40),
    head_ref: 'refs/heads/gh-readonly-queue/release/2.0/pr-7-b',
    base_sha: 'b'.repeat(40),
    base_ref: 'refs/heads/release/2.0',
  };
  const repository = { id: 99, name: 'dashboards', owner: { login: 'octo' } };
  return {
    id: 'd',
    payload: { action, merge_group, repository, installation: { id: 1 }, ...rest },
  } as unknown as MergeGroupEvent;
}

it('a group that waits for checks is evaluated', () => {
  expect(jobOfMergeGroup(event('checks_requested'))).toMatchObject({
    kind: 'group',
    headSha: 'a'.repeat(40),
    baseSha: 'b'.repeat(40),
    baseRef: 'release/2.0',
  });
  expect(jobOfMergeGroup(event('checks_requested', { installation: undefined }))).toBeUndefined();
});

it('a group that was given up is stopped', () => {
  const job = jobOfMergeGroup(event('checks_requested'));
  expect(stopOfMergeGroup(event('destroyed'))).toEqual({ key: job && keyOf(job) });
  expect(stopOfMergeGroup(event('checks_requested'))).toBeUndefined();
  expect(jobOfMergeGroup(event('destroyed'))).toBeUndefined();
});
