/** The queue as the rest of the app sees it: the same in memory and on Redis. */
import type { Job } from '../job.ts';
import type { JobEnd } from '../job-ended.ts';
import type { StopOrder } from '../job-order.ts';
import type { Submitted } from '../jobs.ts';

export interface WorkQueue {
  /** Begins to work; before that, jobs are only taken in. A process that only takes in never calls it. */
  start(): Promise<void>;
  submit(job: Job): Promise<Submitted>;
  /** Ends the running job and drops the waiting one of a key, as far as they are not newer than the order. */
  stop(order: StopOrder, end: JobEnd): Promise<void>;
  /** The heads of the jobs with the key that wait or run, in any process; empty where there is none. */
  heads(key: string): Promise<readonly string[]>;
  /** Whether this process may do a task that one at a time does; others may not for so long. */
  claim(task: string, milliseconds: number): Promise<boolean>;
  depth(): Promise<QueueDepth>;
  /** Jobs that were given up, newest first. */
  dead(): Promise<readonly DeadJob[]>;
  /** Submits a job that was given up once more. False where there is none with the id. */
  revive(id: string): Promise<boolean>;
  /** Takes no more jobs, lets the own ones end for so long, and hands over the rest. */
  drain(milliseconds: number): Promise<void>;
}

export interface QueueDepth {
  readonly waiting: number;
  readonly running: number;
  readonly dead: number;
}

export interface DeadJob {
  readonly id: string;
  readonly job: Job;
  /** The kind of error, never its text: that may hold what a repository wrote. */
  readonly reason: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What a queue is made with. */
export interface WorkOptions {
  readonly concurrency: number;
  /** Does a job. `signal` says that it should end; its reason is a `JobEnded`. Throws `JobPostponed` to come again. */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>;
  /** Puts away a waiting job that will not run. */
  readonly onDropped: (job: Job, end: JobEnd) => Promise<void>;
  readonly onError: (error: unknown, job: Job) => void;
  /** A job that takes longer is told to end. */
  readonly longestMilliseconds?: number;
}
