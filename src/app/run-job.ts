/** Does a job of the queue. */
import { handlePullRequest } from './handle-pull-request.ts';
import type { Job } from './job.ts';
import { locatePullRequest } from './locate-pull-request.ts';
import type { Services } from './services.ts';

/** `submit` takes the job that this one leads to. */
export async function runJob(
  job: Job,
  services: Services,
  signal: AbortSignal,
  submit: (next: Job) => void,
): Promise<void> {
  if (job.kind === 'evaluate') return handlePullRequest(job, services, signal);
  const located = await locatePullRequest(job, services, signal);
  if (located !== undefined) submit(located);
}
