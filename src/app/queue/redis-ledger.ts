/**
 * What waits and what runs, in Redis: for each key the newest state that waits, and the job that a worker has begun. The
 * queue proper holds a ticket for each key; what a ticket stands for is read here when its turn has come.
 */
import type { Redis } from 'ioredis';
import { type Job, keyOf } from '../job.ts';
import { isCovered, isOutdated } from '../job-order.ts';
import type { Submitted } from '../jobs.ts';
import { MOST_DEAD_JOBS } from './dead-job.ts';
import { defineScripts } from './redis-scripts.ts';
import type { DeadJob, QueueDepth } from './work-queue.ts';

/** GitHub redelivers within three days. */
const REMEMBERED_SECONDS = 3 * 24 * 3600;
const MOST_TRIES = 20;

export interface Taken {
  readonly job: Job;
  /** When it was first begun, in milliseconds. */
  readonly begun: number;
  /** A worker that is gone had begun it. `newer` waits for the same key. */
  readonly orphan: boolean;
  readonly newer: Job | undefined;
}

export interface Put {
  readonly submitted: Submitted;
  readonly turn: number;
  readonly running: Job | undefined;
  /** The waiting job that this one replaced. */
  readonly replaced: Job | undefined;
}

export interface RedisLedger {
  /** `remember` is false for a job that comes back, whose delivery was seen of course. */
  put(job: Job, remember: boolean): Promise<Put>;
  take(key: string, turn: number): Promise<Taken | undefined>;
  /** Ends what runs; `again` waits from now on, unless something newer does. Gives what waits. */
  finish(key: string, again?: Job): Promise<Job | undefined>;
  drop(key: string, job: Job): Promise<boolean>;
  look(key: string): Promise<{ readonly waiting: Job | undefined; readonly running: Job | undefined }>;
  forget(delivery: string): Promise<void>;
  /** Every key that waits or runs. */
  keys(): Promise<readonly string[]>;
  depth(): Promise<QueueDepth>;
  bury(dead: DeadJob): Promise<void>;
  dead(): Promise<readonly DeadJob[]>;
  exhume(id: string): Promise<DeadJob | undefined>;
}

/** @param prefix in braces, so that a cluster keeps all keys on one node */
export function createRedisLedger(redis: Redis, prefix: string): RedisLedger {
  const scripts = defineScripts(redis);
  const [waiting, running, begun, turns, dead] = ['waiting', 'running', 'begun', 'turns', 'dead'].map(
    (name) => `${prefix}:${name}`,
  ) as [string, string, string, string, string];
  const seen = (delivery: string) => `${prefix}:seen:${delivery}`;

  async function put(job: Job, remember: boolean): Promise<Put> {
    const key = keyOf(job);
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [there, current] = [await redis.hget(waiting, key), toJob(await redis.hget(running, key))];
      const next = toJob(there);
      const none = { turn: 0, running: undefined, replaced: undefined };
      if (remember && (await redis.exists(seen(job.delivery))) === 1) return { submitted: 'duplicate', ...none };
      if ((next && isCovered(job, next)) || (current && isOutdated(job, current)))
        return { submitted: 'covered', ...none };
      const seconds = remember ? REMEMBERED_SECONDS : '';
      const keys = [waiting, seen(job.delivery), turns];
      const done = await scripts.put(keys, key, there ?? '', JSON.stringify(job), seconds, String(job.installation));
      if (done === 'seen') return { submitted: 'duplicate', ...none };
      if (done !== 'changed') return { submitted: 'queued', turn: Number(done), running: current, replaced: next };
    }
    throw new Error('The queue is too busy to take the job.');
  }

  return {
    put,
    async take(key, turn) {
      const [job, since, newer, moved] = await scripts.take(
        [waiting, running, begun, turns],
        ...[key, Date.now(), turn],
      );
      const taken = toJob(job);
      return taken && { job: taken, begun: Number(since), orphan: moved === '0', newer: toJob(newer) };
    },
    async finish(key, again) {
      const next = await scripts.finish([waiting, running, begun, turns], key, again ? JSON.stringify(again) : '');
      return toJob(next);
    },
    drop: async (key, job) => (await scripts.drop([waiting], key, JSON.stringify(job))) === 1,
    async look(key) {
      const [next, current] = await Promise.all([redis.hget(waiting, key), redis.hget(running, key)]);
      return { waiting: toJob(next), running: toJob(current) };
    },
    forget: async (delivery) => void (await redis.del(seen(delivery))),
    async keys() {
      const all = await Promise.all([redis.hkeys(waiting), redis.hkeys(running)]);
      return [...new Set(all.flat())];
    },
    async depth() {
      const [wait, run, gone] = await Promise.all([redis.hlen(waiting), redis.hlen(running), redis.llen(dead)]);
      return { waiting: wait, running: run, dead: gone };
    },
    async bury(job) {
      await redis
        .multi()
        .lpush(dead, JSON.stringify(job))
        .ltrim(dead, 0, MOST_DEAD_JOBS - 1)
        .exec();
    },
    dead: async () => (await redis.lrange(dead, 0, -1)).map((text) => JSON.parse(text) as DeadJob),
    async exhume(id) {
      const text = (await redis.lrange(dead, 0, -1)).find((each) => (JSON.parse(each) as DeadJob).id === id);
      if (text === undefined || (await redis.lrem(dead, 1, text)) === 0) return undefined;
      return JSON.parse(text) as DeadJob;
    },
  };
}

function toJob(text: string | null | undefined): Job | undefined {
  return text ? (JSON.parse(text) as Job) : undefined;
}
