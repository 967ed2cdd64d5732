/**
 * The queue in memory: one job at a time for a key, a bounded number at once. A newer state of a pull request replaces
 * the waiting job and ends the running one.
 */
import { LRUCache } from 'lru-cache';
import { type Job, keyOf } from './job.ts';
import { type JobEnd, JobEnded } from './job-ended.ts';
import { isCovered, isOutdated, isSuperseded } from './job-order.ts';

export type Submitted =
  | 'queued'
  /** This delivery was seen before. */
  | 'duplicate'
  /** A job that runs or waits judges the same or a newer state. */
  | 'covered'
  /** The process is about to end. */
  | 'closed';

export interface JobQueue {
  submit(job: Job): Submitted;
  /** Takes no more jobs, waits until all are done or `milliseconds` have passed, then ends those that run. */
  drain(milliseconds: number): Promise<void>;
}

export interface JobQueueOptions {
  readonly concurrency: number;
  /** Does a job. `signal` says that it should end; its reason is a `JobEnded`. */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>;
  /** Told about a job that failed; its delivery may be sent again. */
  readonly onError: (error: unknown, job: Job) => void;
}

interface Running {
  readonly job: Job;
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** Deliveries that are remembered; GitHub redelivers within days, people within minutes. */
const REMEMBERED_DELIVERIES = 10_000;

export function createJobQueue({ concurrency, run, onError }: JobQueueOptions): JobQueue {
  const seen = new LRUCache<string, true>({ max: REMEMBERED_DELIVERIES });
  const running = new Map<string, Running>();
  /** By key, in the order in which the keys began to wait. */
  const waiting = new Map<string, Job>();
  let closed = false;

  function submit(job: Job): Submitted {
    if (closed) return 'closed';
    if (seen.has(job.delivery)) return 'duplicate';
    const key = keyOf(job);
    const [current, next] = [running.get(key), waiting.get(key)];
    if ((next && isCovered(job, next)) || (current && isOutdated(job, current.job))) return 'covered';
    seen.set(job.delivery, true);
    waiting.set(key, job);
    if (current && isSuperseded(current.job, job)) end(current, { kind: 'superseded', headSha: job.headSha });
    startWaiting();
    return 'queued';
  }

  function startWaiting(): void {
    for (const [key, job] of waiting) {
      if (running.size >= concurrency) return;
      if (running.has(key)) continue;
      waiting.delete(key);
      start(key, job);
    }
  }

  function start(key: string, job: Job): void {
    const controller = new AbortController();
    const done = run(job, controller.signal)
      .catch((error: unknown) => {
        seen.delete(job.delivery);
        onError(error, job);
      })
      .finally(() => {
        running.delete(key);
        startWaiting();
      });
    running.set(key, { job, controller, done });
  }

  async function drain(milliseconds: number): Promise<void> {
    closed = true;
    const deadline = AbortSignal.timeout(milliseconds);
    await Promise.race([idle(), new Promise((resolve) => deadline.addEventListener('abort', resolve, { once: true }))]);
    waiting.clear();
    for (const each of running.values()) end(each, { kind: 'shutdown' });
    await idle();
  }

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done));
  }

  return { submit, drain };
}

function end({ controller }: Running, reason: JobEnd): void {
  controller.abort(new JobEnded(reason));
}
