/** Which of two jobs on one pull request counts. Webhooks arrive in any order, so arrival says little. Pure. */
import type { Job } from './job.ts';

/**
 * Whether `next` need not run, because `waiting`, which has not begun, will judge a state at least as new. A re-run
 * has no state of its own: it wants a fresh evaluation, and any waiting one is that.
 */
export function isCovered(next: Job, waiting: Job): boolean {
  return timeOf(next) < timeOf(waiting);
}

/** Whether `next` describes a state older than the one `running` judges. */
export function isOutdated(next: Job, running: Job): boolean {
  return timeOf(next) !== NO_TIME && timeOf(next) < timeOf(running);
}

/** Whether `running` should end for `next`: the pull request has another head or base since. */
export function isSuperseded(running: Job, next: Job): boolean {
  return timeOf(next) !== NO_TIME && !isOutdated(next, running) && revisionOf(next) !== revisionOf(running);
}

/** What ends the work on something: its key, and when that was asked for, where the event says so. */
export interface StopOrder {
  readonly key: string;
  readonly updatedAt?: number;
}

/** Whether the order is meant for `job`, and not older than the state that it judges. */
export function stops({ updatedAt }: StopOrder, job: Job): boolean {
  return updatedAt === undefined || timeOf(job) <= updatedAt;
}

const NO_TIME = Number.NEGATIVE_INFINITY;

function timeOf(job: Job): number {
  return (job.kind === 'evaluate' ? job.updatedAt : undefined) ?? NO_TIME;
}

function revisionOf(job: Job): string {
  if (!('headSha' in job)) return '';
  return job.kind === 'evaluate' && job.pull !== undefined ? `${job.headSha} ${job.pull.baseRef}` : job.headSha;
}
