/** A re-run that names a commit only: finds its pull request, or says on the commit why there is no verdict. */
import type { Access } from '../github/access.ts';
import { completeCheckRun } from '../github/complete-check-run.ts';
import { createCheckRun } from '../github/create-check-run.ts';
import { findPullRequests } from '../github/find-pull-requests.ts';
import { couldNotEvaluateCheck } from '../review/special-checks.ts';
import type { EvaluateJob, LocateJob } from './job.ts';
import type { Services } from './services.ts';

/** The job that evaluates the pull request; undefined where none, or more than one, has the commit as its head. */
export async function locatePullRequest(
  job: LocateJob,
  { clientsOf }: Pick<Services, 'clientsOf'>,
  signal: AbortSignal,
): Promise<EvaluateJob | undefined> {
  const access: Access = {
    ...(await clientsOf(job.installation, job.repository.repo)),
    repository: job.repository,
    signal,
  };
  const numbers = await findPullRequests(access, job.headSha);
  const [number] = numbers;
  if (number !== undefined && numbers.length === 1) {
    // Another id, or the queue would take this job for the delivery it has just seen.
    return { ...job, kind: 'evaluate', number, delivery: `${job.delivery}/located` };
  }
  const check = await createCheckRun(access, job.headSha);
  await completeCheckRun(access, check, couldNotEvaluateCheck(reasonOf(numbers)));
  return undefined;
}

function reasonOf(numbers: readonly number[]): string {
  if (numbers.length === 0) return 'No open pull request has this commit as its head.';
  const names = numbers.map((number) => `#${number}`).join(', ');
  return `Several open pull requests have this commit as their head (${names}), and one check cannot speak for all.`;
}
