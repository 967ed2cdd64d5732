/** One piece of work that a webhook asks for. */
import type { Repository } from '../github/access.ts';
import type { CheckRun } from '../github/create-check-run.ts';
import type { Granted } from '../github/permissions.ts';
import type { PullRequest } from '../github/pull-request.ts';

export type Job = CheckJob | LocateJob | CommandJob | SeedJob;
/** Jobs that lead to a check run. */
export type CheckJob = EvaluateJob | GroupJob;

/** What is known of an earlier process that had begun the job and is gone. */
export interface Resumed {
  /** When it was begun, in milliseconds: a check run completed since is the job's own. */
  readonly since?: number;
  /** How often it was taken up. */
  readonly takeovers: number;
}

interface Attempted {
  readonly attempt?: number;
  readonly resumed?: Resumed;
  /** When it was taken in, in milliseconds. */
  readonly queuedAt?: number;
}

export interface JobOrigin extends Attempted {
  /** GitHub's id of the delivery; a redelivery has the same. */
  readonly delivery: string;
  readonly installation: number;
  readonly repository: Repository;
  /** GitHub's number of the repository, which a rename does not change. */
  readonly repositoryId: number;
}

interface Started {
  /** The check run that an earlier attempt opened and could not complete. */
  readonly check?: CheckRun;
}

/** Evaluate a pull request at a head. */
export interface EvaluateJob extends JobOrigin, Started {
  readonly kind: 'evaluate';
  readonly number: number;
  readonly headSha: string;
  /** As the event described it; absent where it only named the pull request. */
  readonly pull?: PullRequest;
  /** When the event's state was true, in milliseconds; events arrive in any order. Absent for a re-run. */
  readonly updatedAt?: number;
}

/** Evaluate a merge group: what its head adds to the commit below it. */
export interface GroupJob extends JobOrigin, Started {
  readonly kind: 'group';
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
  /** The branch's name, such as `main`. */
  readonly baseRef: string;
}

/** A re-run on a commit whose pull request the event does not name; a fork's pull request is never named. */
export interface LocateJob extends JobOrigin {
  readonly kind: 'locate';
  readonly headSha: string;
}

/** Somebody gave a command; who that is has to be looked up before anything else happens. */
export interface CommandJob extends JobOrigin {
  readonly kind: 'command';
  readonly number: number;
  readonly headSha: string;
  readonly login: string;
  /** Opened the pull request. */
  readonly isAuthor: boolean;
}

/** The app was installed on repositories, or may do more in them. */
export interface SeedJob extends Attempted {
  readonly kind: 'seed';
  readonly delivery: string;
  readonly installation: number;
  readonly owner: string;
  /** Names of repositories. */
  readonly repositories: readonly string[];
  readonly granted: Granted;
  /** Where an owner of the account can grant more. */
  readonly settingsUrl: string;
}

/** Jobs with the same key never run at the same time. */
export function keyOf(job: Job): string {
  if (job.kind === 'seed') return `seed ${job.delivery}`;
  const { owner, repo } = job.repository;
  const repository = `${owner}/${repo}`;
  if (job.kind === 'evaluate') return `${repository}#${job.number}`;
  if (job.kind === 'command') return `${repository}#${job.number} by ${job.login}`;
  return `${repository}@${job.headSha}`;
}

/** The commit that a job is about; empty where it is about none. */
export function headOf(job: Job): string {
  return 'headSha' in job ? job.headSha : '';
}

/** The description of a job for the log. */
export function describeJob(job: Job): Record<string, string | number> {
  const { kind, delivery, installation } = job;
  return { job: keyOf(job), kind, delivery, installation, ...('headSha' in job ? { headSha: job.headSha } : {}) };
}
