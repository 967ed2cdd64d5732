/** Runs a job and counts how it ended and how long it took. */
import type { Job } from './job.ts';
import { JobEnded } from './job-ended.ts';
import { JobPostponed } from './job-postponed.ts';
import type { Metrics } from './operation/metrics.ts';
import { timed } from './timed.ts';

export async function runMeasured(
  job: Job,
  { jobEnded, timed: onStage }: Pick<Metrics, 'jobEnded' | 'timed'>,
  run: () => Promise<void>,
): Promise<void> {
  if (job.queuedAt !== undefined) onStage('wait', Date.now() - job.queuedAt);
  try {
    await timed('job', onStage, run);
    jobEnded(job.kind, 'done');
  } catch (error) {
    jobEnded(job.kind, outcomeOf(error));
    throw error;
  }
}

function outcomeOf(error: unknown): string {
  if (error instanceof JobPostponed) return 'postponed';
  return error instanceof JobEnded ? 'handed over' : 'failed';
}
