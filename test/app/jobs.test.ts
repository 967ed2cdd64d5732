import { describe, expect, it, vi } from 'vitest';
import type { Job } from '../../src/app/job.ts';
import type { JobEnd } from '../../src/app/job-ended.ts';
import { JobPostponed } from '../../src/app/job-postponed.ts';
import { createJobQueue, type JobQueue } from '../../src/app/jobs.ts';
import { evaluateJob, rerunJob } from './example-jobs.ts';

const [OLD, NEW] = ['1'.repeat(40), '2'.repeat(40)];

interface Started {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly finish: () => void;
  readonly fail: (error?: Error) => void;
}

/** A queue whose jobs end when the test says so. */
interface Dropped {
  readonly job: Job;
  readonly end: JobEnd;
}

function heldQueue(
  concurrency = 10,
  longestMilliseconds = 60_000,
): { queue: JobQueue; started: Started[]; failed: Job[]; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const started: Started[] = [];
  const failed: Job[] = [];
  const queue = createJobQueue({
    concurrency,
    longestMilliseconds,
    run: (job, signal) =>
      new Promise<void>((resolve, reject) => {
        started.push({ job, signal, finish: resolve, fail: (error = new Error('failed')) => reject(error) });
      }),
    onDropped: async (job, end) => void dropped.push({ job, end }),
    onError: (_error, job) => failed.push(job),
  });
  return { queue, started, failed, dropped };
}

/** Lets everything run that waits for no one. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('the queue', () => {
  it('starts a job at once', () => {
    const { queue, started } = heldQueue();
    expect(queue.submit(evaluateJob())).toBe('queued');
    expect(started).toHaveLength(1);
  });

  it('runs pull requests side by side, as many as it may', async () => {
    const { queue, started } = heldQueue(2);
    for (const number of [1, 2, 3]) queue.submit(evaluateJob({ number }));
    expect(started).toHaveLength(2);
    started[0]?.finish();
    await settled();
    expect(started.map(({ job }) => 'number' in job && job.number)).toEqual([1, 2, 3]);
  });

  it('runs one job at a time for a pull request', async () => {
    const { queue, started } = heldQueue();
    queue.submit(evaluateJob());
    queue.submit(rerunJob());
    expect(started).toHaveLength(1);
    started[0]?.finish();
    await settled();
    expect(started).toHaveLength(2);
  });

  it('does not let one pull request hold the others up', () => {
    const { queue, started } = heldQueue(2);
    queue.submit(evaluateJob({ number: 1 }));
    queue.submit(rerunJob({ number: 1 }));
    queue.submit(evaluateJob({ number: 2 }));
    expect(started.map(({ job }) => 'number' in job && job.number)).toEqual([1, 2]);
  });

  it('drops a delivery that it has seen', async () => {
    const { queue, started } = heldQueue();
    const job = evaluateJob();
    queue.submit(job);
    started[0]?.finish();
    await settled();
    expect(queue.submit(job)).toBe('duplicate');
  });

  it('takes a delivery again whose job failed', async () => {
    const { queue, started, failed } = heldQueue();
    const job = evaluateJob();
    queue.submit(job);
    started[0]?.fail();
    await settled();
    expect(failed).toEqual([job]);
    expect(queue.submit(job)).toBe('queued');
  });

  it('goes on after a failure', async () => {
    const { queue, started } = heldQueue(1);
    queue.submit(evaluateJob({ number: 1 }));
    queue.submit(evaluateJob({ number: 2 }));
    started[0]?.fail();
    await settled();
    expect(started).toHaveLength(2);
  });
});

describe('a newer head', () => {
  it('ends the running job, and runs after it', async () => {
    const { queue, started } = heldQueue();
    queue.submit(evaluateJob({ headSha: OLD, updatedAt: 1 }));
    queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    expect(started[0]?.signal.aborted).toBe(true);
    expect(started[0]?.signal.reason).toMatchObject({ end: { kind: 'superseded', headSha: NEW } });
    expect(started).toHaveLength(1);
    started[0]?.finish();
    await settled();
    expect(started.map(({ job }) => 'headSha' in job && job.headSha)).toEqual([OLD, NEW]);
  });

  it('replaces the waiting job', async () => {
    const { queue, started } = heldQueue(1);
    queue.submit(evaluateJob({ number: 1 }));
    queue.submit(evaluateJob({ headSha: OLD, updatedAt: 1 }));
    queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    started[0]?.finish();
    await settled();
    expect(started.map(({ job }) => 'headSha' in job && job.headSha)).toEqual([expect.anything(), NEW]);
  });

  it('is not ended by an event that arrives late', () => {
    const { queue, started } = heldQueue();
    queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    expect(queue.submit(evaluateJob({ headSha: OLD, updatedAt: 1 }))).toBe('covered');
    expect(started[0]?.signal.aborted).toBe(false);
  });
});

describe('stop', () => {
  const order = { key: 'octo/dashboards#7' };

  it('ends the running job and drops the waiting one', async () => {
    const { queue, started, dropped } = heldQueue();
    queue.submit(evaluateJob());
    queue.submit(rerunJob());
    queue.stop(order, { kind: 'closed' });
    expect(started[0]?.signal.reason).toMatchObject({ end: { kind: 'closed' } });
    expect(dropped).toMatchObject([{ end: { kind: 'closed' } }]);
    started[0]?.finish();
    await settled();
    expect(started).toHaveLength(1);
  });

  it('leaves what is newer than the order, and other pull requests, alone', () => {
    const { queue, started } = heldQueue();
    queue.submit(evaluateJob({ updatedAt: 2 }));
    queue.submit(evaluateJob({ number: 8, updatedAt: 1 }));
    queue.stop({ ...order, updatedAt: 1 }, { kind: 'closed' });
    expect(started.map(({ signal }) => signal.aborted)).toEqual([false, false]);
  });
});

describe('a job that waits for a limit', () => {
  it('is taken up again, as it asked for', async () => {
    const { queue, started, failed } = heldQueue();
    const job = evaluateJob();
    queue.submit(job);
    started[0]?.fail(new JobPostponed({ ...job, attempt: 2 }, 1));
    await vi.waitFor(() => expect(started).toHaveLength(2));
    expect(started[1]?.job).toMatchObject({ attempt: 2 });
    expect(failed).toEqual([]);
  });

  it('leaves its place to others meanwhile', async () => {
    const { queue, started } = heldQueue(1);
    const job = evaluateJob();
    queue.submit(job);
    queue.submit(evaluateJob({ number: 8 }));
    started[0]?.fail(new JobPostponed(job, 60_000));
    await settled();
    expect(started[1]?.job).toMatchObject({ number: 8 });
  });

  it('is put away where a newer head came', async () => {
    const { queue, started, dropped } = heldQueue();
    const job = evaluateJob({ headSha: OLD, updatedAt: 1 });
    queue.submit(job);
    started[0]?.fail(new JobPostponed(job, 60_000));
    await settled();
    queue.submit(evaluateJob({ headSha: NEW, updatedAt: 2 }));
    expect(dropped).toEqual([{ job, end: { kind: 'superseded', headSha: NEW } }]);
    expect(started[1]?.job).toMatchObject({ headSha: NEW });
  });

  it('is put away at the end', async () => {
    const { queue, started, dropped } = heldQueue();
    const job = evaluateJob();
    queue.submit(job);
    started[0]?.fail(new JobPostponed(job, 60_000));
    await settled();
    await queue.drain(60_000);
    expect(dropped).toEqual([{ job, end: { kind: 'shutdown' } }]);
  });
});

it('ends a job that takes too long', async () => {
  const { queue, started } = heldQueue(1, 1);
  queue.submit(evaluateJob());
  await vi.waitFor(() => expect(started[0]?.signal.reason).toMatchObject({ end: { kind: 'overdue' } }));
});

describe('drain', () => {
  it('waits for what runs and what waits', async () => {
    const { queue, started } = heldQueue(1);
    queue.submit(evaluateJob({ number: 1 }));
    queue.submit(evaluateJob({ number: 2 }));
    const drained = queue.drain(60_000);
    started[0]?.finish();
    await settled();
    started[1]?.finish();
    await drained;
    expect(started.map(({ signal }) => signal.aborted)).toEqual([false, false]);
  });

  it('takes nothing new', () => {
    const { queue } = heldQueue();
    void queue.drain(60_000);
    expect(queue.submit(evaluateJob())).toBe('closed');
  });

  it('ends what runs when the time is over, and waits until it has ended', async () => {
    const { queue, started } = heldQueue(1);
    queue.submit(evaluateJob({ number: 1 }));
    queue.submit(evaluateJob({ number: 2 }));
    const running = started[0];
    running?.signal.addEventListener('abort', () => running.finish());
    await queue.drain(1);
    expect(running?.signal.reason).toMatchObject({ end: { kind: 'shutdown' } });
    expect(started).toHaveLength(1);
  });
});
