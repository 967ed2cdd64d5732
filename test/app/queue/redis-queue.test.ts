/** The shared queue on a real Redis: several queues stand for several processes. */
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/app/job.ts';
import type { JobEnd } from '../../../src/app/job-ended.ts';
import { JobPostponed } from '../../../src/app/job-postponed.ts';
import { createRedisQueue } from '../../../src/app/queue/redis-queue.ts';
import type { WorkQueue } from '../../../src/app/queue/work-queue.ts';
import { waitFor } from '../../e2e/wait-for.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis-server.ts';
import { evaluateJob, rerunJob } from '../example-jobs.ts';

const [OLD, NEW] = ['1'.repeat(40), '2'.repeat(40)];

interface Started {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly finish: () => void;
  readonly fail: (error?: unknown) => void;
}

let server: RedisServer;
let prefix = 0;
const open: WorkQueue[] = [];

beforeAll(async () => {
  if (hasRedis) server = await startRedis();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.drain(0)));
});
afterAll(() => server?.stop());

interface Held {
  readonly queue: WorkQueue;
  readonly started: Started[];
  readonly dropped: { readonly job: Job; readonly end: JobEnd }[];
  readonly failed: Job[];
}

/** A process whose jobs end when the test says so, or when they are told to. */
async function processOn(name: string, { concurrency = 10, works = true } = {}): Promise<Held> {
  const [started, dropped, failed]: [Started[], Held['dropped'], Job[]] = [[], [], []];
  const queue = createRedisQueue({
    connect: () => new Redis(server.url, { maxRetriesPerRequest: null }),
    prefix: `{${name}}`,
    leaseMilliseconds: 2000,
    concurrency,
    run: (job, signal) =>
      new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        started.push({ job, signal, finish: resolve, fail: (error = new Error('failed')) => reject(error) });
      }),
    onDropped: async (job, end) => void dropped.push({ job, end }),
    onError: (_error, job) => failed.push(job),
  });
  open.push(queue);
  if (works) await queue.start();
  return { queue, started, dropped, failed };
}

function freshName(): string {
  prefix += 1;
  return `test-${prefix}`;
}

function begun(started: readonly Started[], count: number): Promise<readonly Started[]> {
  return waitFor(`${count} jobs`, () => started.length >= count && started);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(!hasRedis)('the queue on Redis', () => {
  it('hands a job from a process that takes in to one that works', async () => {
    const name = freshName();
    const web = await processOn(name, { works: false });
    const worker = await processOn(name);
    expect(await web.queue.submit(evaluateJob())).toBe('queued');
    const [first] = await begun(worker.started, 1);
    expect(first?.job).toMatchObject({ kind: 'evaluate', number: 7, pull: { baseRef: 'main' } });
    expect(await web.queue.depth()).toEqual({ waiting: 0, running: 1, dead: 0 });
    first?.finish();
    await waitFor('the end', async () => (await web.queue.depth()).running === 0);
    expect(web.started).toEqual([]);
  });

  it('sees a delivery once, whichever process it comes to', async () => {
    const name = freshName();
    const [one, two] = [await processOn(name, { works: false }), await processOn(name, { works: false })];
    const job = evaluateJob();
    const answers = await Promise.all([one.queue.submit(job), two.queue.submit(job)]);
    expect(answers.sort()).toEqual(['duplicate', 'queued']);
  });

  it('runs one job at a time for a pull request, over all processes', async () => {
    const name = freshName();
    const [one, two] = [await processOn(name), await processOn(name)];
    await one.queue.submit(evaluateJob());
    await waitFor('the first', () => one.started.length + two.started.length === 1);
    await two.queue.submit(rerunJob());
    await pause(300);
    const started = () => [...one.started, ...two.started];
    expect(started()).toHaveLength(1);
    expect(await one.queue.heads('octo/dashboards#7')).toHaveLength(2);
    started()[0]?.finish();
    await waitFor('the second', () => started().length === 2);
  });

  it('ends the running job for a newer head, in another process', async () => {
    const name = freshName();
    const web = await processOn(name, { works: false });
    const worker = await processOn(name);
    await web.queue.submit(evaluateJob({ headSha: OLD, updatedAt: 1 }));
    const [first] = await begun(worker.started, 1);
    await web.queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    await waitFor('the end of the first', () => first?.signal.aborted);
    expect(first?.signal.reason).toMatchObject({ end: { kind: 'superseded', headSha: NEW } });
  });

  it('replaces a waiting job by a newer head, and does not begin an older one after it', async () => {
    const name = freshName();
    const web = await processOn(name, { works: false });
    await web.queue.submit(evaluateJob({ headSha: OLD, updatedAt: 1 }));
    await web.queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    expect(await web.queue.submit(evaluateJob({ headSha: OLD, updatedAt: 1 }))).toBe('covered');
    const worker = await processOn(name);
    const [first] = await begun(worker.started, 1);
    expect(first?.job).toMatchObject({ headSha: NEW });
    expect(web.dropped).toMatchObject([{ job: { headSha: OLD }, end: { kind: 'superseded' } }]);
  });

  it('takes turns between installations', async () => {
    const name = freshName();
    const web = await processOn(name, { works: false });
    for (const number of [1, 2, 3, 4]) await web.queue.submit(evaluateJob({ number, installation: 1 }));
    await web.queue.submit(evaluateJob({ number: 5, installation: 2 }));
    const { started } = await processOn(name, { concurrency: 1 });
    for (const count of [1, 2, 3]) (await begun(started, count))[count - 1]?.finish();
    expect(started.slice(0, 2).map(({ job }) => job.installation)).toEqual([1, 2]);
  });

  it('brings a postponed job back with what it became', async () => {
    const { queue, started } = await processOn(freshName());
    const job = evaluateJob();
    await queue.submit(job);
    const [first] = await begun(started, 1);
    first?.fail(new JobPostponed({ ...job, attempt: 2 }, 50));
    const [, second] = await begun(started, 2);
    expect(second?.job).toMatchObject({ attempt: 2 });
  });

  it('begins a newer head at once while the older one is postponed', async () => {
    const { queue, started, dropped } = await processOn(freshName());
    const job = evaluateJob({ headSha: OLD, updatedAt: 1 });
    await queue.submit(job);
    (await begun(started, 1))[0]?.fail(new JobPostponed({ ...job, attempt: 2 }, 600_000));
    await waitFor('the postponing', async () => (await queue.depth()).waiting === 1);
    await queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    expect((await begun(started, 2))[1]?.job).toMatchObject({ headSha: NEW });
    expect(dropped).toMatchObject([{ job: { headSha: OLD, attempt: 2 } }]);
  });

  it('keeps a job that was given up, and runs it again on demand', async () => {
    const { queue, started, failed } = await processOn(freshName());
    const job = evaluateJob();
    await queue.submit(job);
    (await begun(started, 1))[0]?.fail(new TypeError('with words of a repository'));
    await waitFor('the failure', () => failed.length === 1);
    const [dead] = await queue.dead();
    expect(dead).toMatchObject({ job, reason: 'TypeError' });
    expect(JSON.stringify(dead)).not.toContain('words');
    expect(await queue.revive(dead?.id ?? '')).toBe(true);
    expect((await begun(started, 2))[1]?.job).toMatchObject({ headSha: job.headSha });
    expect(await queue.dead()).toEqual([]);
    expect(await queue.revive('unknown')).toBe(false);
  });

  it('drops and ends jobs by order', async () => {
    const { queue, started, dropped } = await processOn(freshName(), { concurrency: 1 });
    await queue.submit(evaluateJob({ number: 1 }));
    const [first] = await begun(started, 1);
    await queue.submit(evaluateJob({ number: 2 }));
    await queue.stop({ key: 'octo/dashboards#2' }, { kind: 'closed' });
    expect(dropped).toMatchObject([{ job: { number: 2 }, end: { kind: 'closed' } }]);
    await queue.stop({ key: 'octo/dashboards#1' }, { kind: 'closed' });
    await waitFor('the end', () => first?.signal.aborted);
    expect(first?.signal.reason).toMatchObject({ end: { kind: 'closed' } });
  });

  it('hands over what runs when a process ends, and another takes it up', async () => {
    const name = freshName();
    const one = await processOn(name);
    await one.queue.submit(evaluateJob());
    await begun(one.started, 1);
    const two = await processOn(name);
    await one.queue.drain(0);
    const [again] = await begun(two.started, 1);
    expect(again?.job).toMatchObject({ headSha: evaluateJob().headSha, resumed: { takeovers: 0 } });
  });

  it('refuses jobs after the end', async () => {
    const { queue } = await processOn(freshName());
    await queue.drain(0);
    expect(await queue.submit(evaluateJob())).toBe('closed');
  });
});
