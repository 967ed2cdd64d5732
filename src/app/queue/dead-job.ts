import { randomUUID } from 'node:crypto';
import { statusOf } from '../../github/request-error.ts';
import type { Job } from '../job.ts';
import type { DeadJob } from './work-queue.ts';

/** Kept at most; older ones are forgotten. */
export const MOST_DEAD_JOBS = 1000;

/** A job that was given up, for the list of those. */
export function toDeadJob(job: Job, error: unknown): DeadJob {
  const name = error instanceof Error ? error.name : 'Error';
  const status = statusOf(error);
  const reason = status === undefined ? name : `${name} ${status}`;
  return { id: randomUUID(), job, reason, at: new Date().toISOString() };
}

/** The job as it is submitted once more: with an id of its own, or it would be taken for what was seen. */
export function revivedJob({ id, job }: DeadJob): Job {
  const { attempt, check, ...fresh } = job as Job & { attempt?: number; check?: unknown };
  return { ...fresh, delivery: `${job.delivery}/revived-${id.slice(0, 8)}` } as Job;
}
