/** Does a job of the queue. */
import { evaluateGroup } from './evaluate-group.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import { handleCommand } from './handle-command.ts';
import type { EvaluateJob, Job } from './job.ts';
import { JobPostponed } from './job-postponed.ts';
import { locatePullRequest } from './locate-pull-request.ts';
import { retryWait } from './retry-wait.ts';
import { runCheck } from './run-check.ts';
import { seedChecks } from './seed-checks.ts';
import type { Services } from './services.ts';

/**
 * `submit` takes the job that this one leads to.
 *
 * @throws JobPostponed where a passing fault ended the job and another attempt may help
 */
export async function runJob(
  job: Job,
  services: Services,
  signal: AbortSignal,
  submit: (next: Job) => Promise<unknown>,
): Promise<void> {
  try {
    await attempt(job, services, signal, submit);
  } catch (error) {
    if (error instanceof JobPostponed || signal.aborted) throw error;
    const number = job.attempt ?? 1;
    const wait = retryWait(error, number);
    if (wait === undefined) throw error;
    // A check run may have been opened although its answer was lost.
    throw new JobPostponed({ ...job, attempt: number + 1, resumed: job.resumed ?? { takeovers: 0 } }, wait);
  }
}

async function attempt(
  job: Job,
  services: Services,
  signal: AbortSignal,
  submit: (next: Job) => Promise<unknown>,
): Promise<void> {
  const lead = async (next: EvaluateJob | undefined) => {
    if (next !== undefined) await submit(next);
  };
  switch (job.kind) {
    case 'evaluate':
      return runCheck(job, services, signal, (access, check) => evaluatePullRequest(job, access, check, services));
    case 'group':
      return runCheck(job, services, signal, (access, check) => evaluateGroup(job, access, check, services));
    case 'locate':
      return lead(await locatePullRequest(job, services, signal));
    case 'command':
      return lead(await handleCommand(job, services, signal));
    case 'seed':
      return seedChecks(job, services, signal);
  }
}
