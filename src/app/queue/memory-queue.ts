/** The queue of a process that is alone: what it loses with the process, recovery finds again on GitHub. */
import { headOf } from '../job.ts';
import { createJobQueue } from '../jobs.ts';
import { MOST_DEAD_JOBS, revivedJob, toDeadJob } from './dead-job.ts';
import type { DeadJob, WorkOptions, WorkQueue } from './work-queue.ts';

export function createMemoryQueue(options: WorkOptions): WorkQueue {
  let dead: DeadJob[] = [];
  const jobs = createJobQueue({
    ...options,
    onError(error, job) {
      dead = [toDeadJob(job, error), ...dead].slice(0, MOST_DEAD_JOBS);
      options.onError(error, job);
    },
  });
  return {
    start: async () => {},
    submit: async (job) => jobs.submit(job),
    stop: async (order, end) => jobs.stop(order, end),
    heads: async (key) => jobs.held(key).map(headOf),
    claim: async () => true,
    depth: async () => ({ ...jobs.depth(), dead: dead.length }),
    dead: async () => dead,
    async revive(id) {
      const found = dead.find((each) => each.id === id);
      if (found === undefined) return false;
      dead = dead.filter((each) => each !== found);
      jobs.submit(revivedJob(found));
      return true;
    },
    drain: jobs.drain,
  };
}
