/**
 * The queue in memory: one job at a time for a key, a bounded number at once, fair between installations. A newer state
 * of a pull request replaces the waiting job and ends the running one.
 */
import { LRUCache } from 'lru-cache';
import { type Job, keyOf } from './job.ts';
import { isHandedOver, type JobEnd, JobEnded } from './job-ended.ts';
import { isCovered, isOutdated, isSuperseded, type StopOrder, stops } from './job-order.ts';
import { JobPostponed } from './job-postponed.ts';
import { createFairTurns } from './queue/fair-turns.ts';

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
  /** Ends the running job and drops the waiting one of a key, as far as they are not newer than the order. */
  stop(order: StopOrder, end: JobEnd): void;
  /** The jobs with the key that run or wait. */
  held(key: string): readonly Job[];
  depth(): { readonly waiting: number; readonly running: number };
  /** Takes no more jobs, waits until all are done or `milliseconds` have passed, then ends those that run. */
  drain(milliseconds: number): Promise<void>;
}

export interface JobQueueOptions {
  readonly concurrency: number;
  /** A job that takes longer is told to end. */
  readonly longestMilliseconds?: number;
  /** Does a job. `signal` says that it should end; its reason is a `JobEnded`. */
  readonly run: (job: Job, signal: AbortSignal) => Promise<void>;
  /** Puts away a waiting job that will not run. */
  readonly onDropped: (job: Job, end: JobEnd) => Promise<void>;
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
const LONGEST_MILLISECONDS = 15 * 60_000;

export function createJobQueue(options: JobQueueOptions): JobQueue {
  const { concurrency, run, onDropped, onError, longestMilliseconds = LONGEST_MILLISECONDS } = options;
  const seen = new LRUCache<string, true>({ max: REMEMBERED_DELIVERIES });
  const running = new Map<string, Running>();
  const waiting = new Map<string, Job>();
  const turns = createFairTurns();
  /** Of the keys that wait. */
  const turnOf = new Map<string, number>();
  /** Waiting jobs whose time has not come, and the timers that will start them. */
  const postponed = new Map<Job, NodeJS.Timeout>();
  const puttingAway = new Set<Promise<void>>();
  let closed = false;

  function submit(job: Job): Submitted {
    if (closed) return 'closed';
    if (seen.has(job.delivery)) return 'duplicate';
    const key = keyOf(job);
    const [current, next] = [running.get(key), waiting.get(key)];
    if ((next && isCovered(job, next)) || (current && isOutdated(job, current.job))) return 'covered';
    seen.set(job.delivery, true);
    const superseded: JobEnd = { kind: 'superseded', headSha: 'headSha' in job ? job.headSha : '' };
    if (next) drop(key, next, superseded);
    wait(key, job);
    if (current && isSuperseded(current.job, job)) end(current, superseded);
    startWaiting();
    return 'queued';
  }

  function stop(order: StopOrder, reason: JobEnd): void {
    const [current, next] = [running.get(order.key), waiting.get(order.key)];
    if (next && stops(order, next)) {
      drop(order.key, next, reason);
      turnOf.delete(order.key);
    }
    if (current && stops(order, current.job)) end(current, reason);
  }

  /** A newer state takes the turn of the one that it replaces. */
  function wait(key: string, job: Job): void {
    waiting.set(key, job);
    if (!turnOf.has(key)) turnOf.set(key, turns.next(job.installation));
  }

  function drop(key: string, job: Job, reason: JobEnd): void {
    waiting.delete(key);
    clearTimeout(postponed.get(job));
    postponed.delete(job);
    putAway(job, reason);
  }

  function putAway(job: Job, reason: JobEnd): void {
    const done = onDropped(job, reason)
      .catch((error: unknown) => onError(error, job))
      .finally(() => puttingAway.delete(done));
    puttingAway.add(done);
  }

  function startWaiting(): void {
    if (running.size >= concurrency) return;
    const inTurn = [...waiting].sort(([a], [b]) => (turnOf.get(a) ?? 0) - (turnOf.get(b) ?? 0));
    for (const [key, job] of inTurn) {
      if (running.size >= concurrency) return;
      if (running.has(key) || postponed.has(job)) continue;
      waiting.delete(key);
      turns.begun(turnOf.get(key) ?? 0);
      turnOf.delete(key);
      start(key, job);
    }
  }

  function start(key: string, job: Job): void {
    const controller = new AbortController();
    const overdue = setTimeout(() => controller.abort(new JobEnded({ kind: 'overdue' })), longestMilliseconds);
    const done = run(job, controller.signal)
      .catch((error: unknown) => {
        if (error instanceof JobPostponed) return postpone(key, error);
        if (isHandedOver(error)) return;
        seen.delete(job.delivery);
        onError(error, job);
      })
      .finally(() => {
        clearTimeout(overdue);
        running.delete(key);
        if (waiting.size === 0 && running.size === 0) turns.reset();
        startWaiting();
      });
    running.set(key, { job, controller, done });
  }

  function postpone(key: string, { job, milliseconds }: JobPostponed): void {
    const next = waiting.get(key);
    if (closed || next) {
      const reason: JobEnd = next && 'headSha' in next ? { kind: 'superseded', headSha: next.headSha } : SHUTDOWN;
      putAway(job, reason);
      return;
    }
    wait(key, job);
    const timer = setTimeout(() => {
      postponed.delete(job);
      startWaiting();
    }, milliseconds);
    postponed.set(job, timer.unref());
  }

  async function drain(milliseconds: number): Promise<void> {
    closed = true;
    for (const job of postponed.keys()) drop(keyOf(job), job, SHUTDOWN);
    const deadline = AbortSignal.timeout(milliseconds);
    await Promise.race([idle(), new Promise((resolve) => deadline.addEventListener('abort', resolve, { once: true }))]);
    for (const [key, job] of waiting) drop(key, job, SHUTDOWN);
    for (const each of running.values()) end(each, SHUTDOWN);
    await idle();
  }

  async function idle(): Promise<void> {
    while (running.size + puttingAway.size > 0) {
      await Promise.all([...[...running.values()].map(({ done }) => done), ...puttingAway]);
    }
  }

  return {
    submit,
    stop,
    held: (key) => [running.get(key)?.job, waiting.get(key)].filter((job) => job !== undefined),
    depth: () => ({ waiting: waiting.size, running: running.size }),
    drain,
  };
}

const SHUTDOWN: JobEnd = { kind: 'shutdown' };

function end({ controller }: Running, reason: JobEnd): void {
  controller.abort(new JobEnded(reason));
}
