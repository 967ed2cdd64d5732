/** The queue on Redis, shared by any number of processes that take in and that work. */
import type { Redis } from 'ioredis';
import { headOf, type Job, keyOf } from '../job.ts';
import { isHandedOver, type JobEnd, JobEnded } from '../job-ended.ts';
import { isSuperseded, stops } from '../job-order.ts';
import { JobPostponed } from '../job-postponed.ts';
import { revivedJob, toDeadJob } from './dead-job.ts';
import { createRedisLedger, type Taken } from './redis-ledger.ts';
import { createTicketLine, startTicketWorker, type TicketWorker } from './ticket-line.ts';
import type { WorkOptions, WorkQueue } from './work-queue.ts';

export interface RedisQueueOptions extends WorkOptions {
  /** Opens a connection. The queue closes those that it opened. */
  readonly connect: (use: 'commands' | 'blocking') => Redis;
  readonly prefix?: string;
  /** How long a worker may be silent until another takes its jobs. */
  readonly leaseMilliseconds?: number;
}

const PREFIX = '{dash-state-guard}';
const LEASE_MILLISECONDS = 20_000;
const LONGEST_MILLISECONDS = 15 * 60_000;
/** A job that brought down so many workers is given up. */
const MOST_TAKEOVERS = 5;

interface Running {
  readonly job: Job;
  readonly controller: AbortController;
  /** Another worker may have taken the job over: what is written down is not ours any more. */
  lost: boolean;
}

/** Told to the worker that runs the job: it should end. */
interface EndOrder {
  readonly key: string;
  readonly delivery: string;
  readonly end: JobEnd;
}

export function createRedisQueue(options: RedisQueueOptions): WorkQueue {
  const { run, onDropped, onError, prefix = PREFIX, leaseMilliseconds = LEASE_MILLISECONDS } = options;
  const { longestMilliseconds = LONGEST_MILLISECONDS } = options;
  const commands = options.connect('commands');
  const ledger = createRedisLedger(commands, prefix);
  const line = createTicketLine(commands, `${prefix}:line`);
  const channel = `${prefix}:ends`;
  const running = new Map<string, Running>();
  const opened: Redis[] = [commands];
  let worker: TicketWorker | undefined;
  let repairs: NodeJS.Timeout | undefined;
  let closed = false;
  /** Nothing may begin any more, not even what was taken a moment ago. */
  let isOver = false;

  const queue: WorkQueue = {
    async start() {
      const [orders, tickets] = [options.connect('blocking'), options.connect('blocking')];
      opened.push(orders, tickets);
      orders.on('message', (_channel: string, text: string) => obey(JSON.parse(text) as EndOrder));
      await orders.subscribe(channel);
      worker = startTicketWorker(tickets, `${prefix}:line`, {
        concurrency: options.concurrency,
        leaseMilliseconds,
        work: workOn,
        onGone: (key) => void refill(key).catch(() => {}),
        onLeaseLost: abandon,
      });
      repairs = setInterval(() => void repair().catch(() => {}), leaseMilliseconds / 2);
      repairs.unref();
    },

    async submit(job) {
      if (closed) return 'closed';
      const key = keyOf(job);
      const { submitted, turn, running: current, replaced } = await ledger.put(job, true);
      if (submitted !== 'queued') return submitted;
      const superseded: JobEnd = { kind: 'superseded', headSha: headOf(job) };
      if (current && isSuperseded(current, job)) await order({ key, delivery: current.delivery, end: superseded });
      await line.add(key, turn, 'now');
      if (replaced) await putAway(replaced, superseded);
      return submitted;
    },

    async stop(stopOrder, end) {
      const { key } = stopOrder;
      const { waiting, running: current } = await ledger.look(key);
      if (waiting && stops(stopOrder, waiting) && (await ledger.drop(key, waiting))) await putAway(waiting, end);
      if (current && stops(stopOrder, current)) await order({ key, delivery: current.delivery, end });
    },

    async heads(key) {
      const { waiting, running: current } = await ledger.look(key);
      return [current, waiting].flatMap((job) => (job === undefined ? [] : headOf(job)));
    },

    async claim(task, milliseconds) {
      return (await commands.set(`${prefix}:claim:${task}`, '1', 'PX', milliseconds, 'NX')) === 'OK';
    },
    depth: ledger.depth,
    dead: ledger.dead,
    async revive(id) {
      const dead = await ledger.exhume(id);
      if (dead === undefined) return false;
      await queue.submit(revivedJob(dead));
      return true;
    },

    async drain(milliseconds) {
      closed = true;
      clearInterval(repairs);
      await worker?.pause();
      const deadline = Date.now() + milliseconds;
      while (running.size > 0 && Date.now() < deadline) await sleep(50);
      isOver = true;
      for (const { controller } of running.values()) controller.abort(new JobEnded({ kind: 'shutdown' }));
      while (running.size > 0) await sleep(20);
      await worker?.close();
      await line.close();
      for (const connection of opened) connection.disconnect();
    },
  };
  return queue;

  /** All that waits for a key, one after the other. Gives after how many milliseconds the key wants to be called again. */
  async function workOn(key: string, turn: number): Promise<number | undefined> {
    while (!closed) {
      const taken = await ledger.take(key, turn);
      if (taken === undefined) return undefined;
      const pause = taken.orphan ? await adopt(key, taken) : await work(key, taken.job);
      if (pause !== undefined) return pause;
    }
    return 0;
  }

  /** A job that another worker had begun: it is taken up, or put away where a newer state waits. */
  async function adopt(key: string, { job, begun, newer }: Taken): Promise<number | undefined> {
    const takeovers = (job.resumed?.takeovers ?? 0) + 1;
    const resumed: Job = { ...job, resumed: { since: job.resumed?.since ?? begun, takeovers } };
    if (takeovers > MOST_TAKEOVERS) {
      await giveUp(key, resumed, new Error('The job brought its process down.'));
      return undefined;
    }
    if (newer === undefined) return work(key, resumed);
    if (isSuperseded(job, newer)) {
      await putAway(resumed, { kind: 'superseded', headSha: headOf(newer) });
      await ledger.finish(key);
      return undefined;
    }
    // The same state again, as a re-run asks for it: that one takes over what stands open.
    await ledger.finish(key);
    const taken = await ledger.take(key, 0);
    return taken && work(key, { ...taken.job, resumed: { takeovers } });
  }

  async function work(key: string, job: Job): Promise<number | undefined> {
    if (isOver) return settle(key, job, new JobEnded({ kind: 'shutdown' }));
    const controller = new AbortController();
    const current: Running = { job, controller, lost: false };
    const overdue = setTimeout(() => controller.abort(new JobEnded({ kind: 'overdue' })), longestMilliseconds);
    running.set(key, current);
    try {
      await run(job, controller.signal);
      if (!current.lost) await ledger.finish(key);
      return undefined;
    } catch (error) {
      return current.lost ? undefined : await settle(key, job, error);
    } finally {
      clearTimeout(overdue);
      running.delete(key);
    }
  }

  async function settle(key: string, job: Job, error: unknown): Promise<number | undefined> {
    if (error instanceof JobPostponed) return postpone(key, error);
    if (isHandedOver(error)) {
      await ledger.finish(key, { ...job, resumed: job.resumed ?? { takeovers: 0 } });
      return 0;
    }
    await giveUp(key, job, error);
    return undefined;
  }

  async function postpone(key: string, { job, milliseconds }: JobPostponed): Promise<number | undefined> {
    const next = await ledger.finish(key, job);
    if (next === undefined || next.delivery === job.delivery) return milliseconds;
    await putAway(job, { kind: 'superseded', headSha: headOf(next) });
    return undefined;
  }

  async function giveUp(key: string, job: Job, error: unknown): Promise<void> {
    await ledger.bury(toDeadJob(job, error));
    await ledger.forget(job.delivery);
    await ledger.finish(key);
    onError(error, job);
  }

  async function putAway(job: Job, end: JobEnd): Promise<void> {
    await onDropped(job, end).catch((error: unknown) => onError(error, job));
  }

  async function order(endOrder: EndOrder): Promise<void> {
    await commands.publish(channel, JSON.stringify(endOrder));
  }

  function obey({ key, delivery, end }: EndOrder): void {
    const current = running.get(key);
    if (current?.job.delivery === delivery) current.controller.abort(new JobEnded(end));
  }

  function abandon(key: string): void {
    const current = running.get(key);
    if (current === undefined) return;
    current.lost = true;
    current.controller.abort(new JobEnded({ kind: 'shutdown' }));
  }

  /** A job may have been submitted while the last ticket of its key was on its way out. */
  async function refill(key: string): Promise<void> {
    const { waiting } = await ledger.look(key);
    if (waiting !== undefined && !closed) await line.add(key, 1);
  }

  /** A process may have died between writing down a job and adding its ticket. */
  async function repair(): Promise<void> {
    const keys = await ledger.keys();
    if (keys.length <= (await line.count())) return;
    for (const key of keys) await line.add(key, 1);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
