/** Does a job of the queue. */
import { evaluateGroup } from './evaluate-group.ts';
import { evaluatePullRequest } from './evaluate-pull-request.ts';
import { handleCommand } from './handle-command.ts';
import type { EvaluateJob, Job } from './job.ts';
import { locatePullRequest } from './locate-pull-request.ts';
import { runCheck } from './run-check.ts';
import { seedChecks } from './seed-checks.ts';
import type { Services } from './services.ts';

/** `submit` takes the job that this one leads to. */
export async function runJob(
  job: Job,
  services: Services,
  signal: AbortSignal,
  submit: (next: Job) => void,
): Promise<void> {
  const lead = (next: EvaluateJob | undefined) => {
    if (next !== undefined) submit(next);
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
