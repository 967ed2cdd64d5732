/** One piece of work that a webhook asks for. */
import type { Repository } from '../github/access.ts';
import type { PullRequest } from '../github/pull-request.ts';

export type Job = EvaluateJob | LocateJob;

interface JobOrigin {
  /** GitHub's id of the delivery; a redelivery has the same. */
  readonly delivery: string;
  readonly installation: number;
  readonly repository: Repository;
  /** GitHub's number of the repository, which a rename does not change. */
  readonly repositoryId: number;
}

/** Evaluate a pull request at a head. */
export interface EvaluateJob extends JobOrigin {
  readonly kind: 'evaluate';
  readonly number: number;
  readonly headSha: string;
  /** As the event described it; absent where it only named the pull request. */
  readonly pull?: PullRequest;
  /** When the event's state was true, in milliseconds; events arrive in any order. Absent for a re-run. */
  readonly updatedAt?: number;
}

/** A re-run on a commit whose pull request the event does not name; a fork's pull request is never named. */
export interface LocateJob extends JobOrigin {
  readonly kind: 'locate';
  readonly headSha: string;
}

/** Jobs with the same key never run at the same time. */
export function keyOf(job: Job): string {
  const { owner, repo } = job.repository;
  return job.kind === 'evaluate' ? `${owner}/${repo}#${job.number}` : `${owner}/${repo}@${job.headSha}`;
}

/** The description of a job for the log. */
export function describeJob(job: Job): Record<string, string | number> {
  const { delivery, installation, headSha } = job;
  return { job: keyOf(job), delivery, installation, headSha };
}
