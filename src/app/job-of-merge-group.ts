/** Webhook → job, for merge queues. Pure. */
import type { Context } from 'probot';
import { type GroupJob, keyOf } from './job.ts';
import type { StopOrder } from './job-order.ts';
import { originOf } from './job-origin.ts';

export type MergeGroupEvent = Pick<Context<'merge_group'>, 'id' | 'payload'>;

/** The queue waits for checks on the group's head. */
export function jobOfMergeGroup({ id, payload }: MergeGroupEvent): GroupJob | undefined {
  return payload.action === 'checks_requested' ? toJob(id, payload) : undefined;
}

/** The queue gave the group up, or merged it. */
export function stopOfMergeGroup({ id, payload }: MergeGroupEvent): StopOrder | undefined {
  const job = payload.action === 'destroyed' ? toJob(id, payload) : undefined;
  return job && { key: keyOf(job) };
}

function toJob(id: string, payload: MergeGroupEvent['payload']): GroupJob | undefined {
  const origin = originOf(id, payload);
  const { head_sha: headSha, head_ref: headRef, base_sha: baseSha, base_ref: baseRef } = payload.merge_group;
  return origin && { ...origin, kind: 'group', headSha, headRef, baseSha, baseRef: baseRef.replace('refs/heads/', '') };
}
