/** The story of every check run: opened first, then the evaluation, then completed, whatever happened between. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '../github/access.ts';
import { completeCheckRun } from '../github/complete-check-run.ts';
import { type CheckRun, createCheckRun } from '../github/create-check-run.ts';
import type { CheckSubject } from '../github/external-id.ts';
import { readMissingPermissions } from '../github/permissions.ts';
import { isNotFound, limitWait } from '../github/request-error.ts';
import type { CheckOutput } from '../review/plan.ts';
import { describeError, endCheck, failureCheck } from './failure-check.ts';
import { type CheckJob, describeJob, type Job } from './job.ts';
import type { JobEnd } from './job-ended.ts';
import { JobPostponed } from './job-postponed.ts';
import type { Services } from './services.ts';

export type Evaluate = (access: Access, check: CheckRun) => Promise<CheckOutput>;

/** GitHub tells of a commit before all of its machines know it. */
const LAG_MILLISECONDS = 2000;
const MOST_ATTEMPTS = 3;

/**
 * Runs a check. After it was opened it is completed: with the verdict, or with the reason why there is none.
 *
 * @throws JobPostponed where GitHub's limits keep it from being completed; else only where GitHub takes no check run, or
 *   none of its completions
 */
export async function runCheck(
  job: CheckJob,
  services: Services,
  signal: AbortSignal,
  evaluate: Evaluate,
): Promise<void> {
  const access: Access = { ...(await services.clientsOf(job.installation)), repository: job.repository, signal };
  const check = job.check ?? (await createCheckRun(access, job.headSha, subjectOf(job)));
  const output = await withoutLag(() => evaluate(access, check), signal).catch(async (error: unknown) => {
    postponeForLimit(error, job, check, signal);
    if (!signal.aborted) services.log.error({ ...describeJob(job), ...describeError(error) }, 'could not evaluate');
    return failureCheck(error, signal, await readMissingPermissions(access));
  });
  try {
    await complete(access, check, output, services, job);
  } catch (error) {
    postponeForLimit(error, job, check, signal);
    await completeCheckRun(access, check, failureCheck(error, NOT_ENDED));
    throw error;
  }
  services.log.info({ ...describeJob(job), conclusion: output.conclusion, title: output.title }, 'check completed');
}

/** Completes the run of a job that was postponed and will not be taken up again. */
export async function closeDroppedCheck(job: Job, end: JobEnd, { clientsOf }: Services): Promise<void> {
  if (!('check' in job) || job.check === undefined) return;
  const { installation, repository, check } = job;
  const access: Access = { ...(await clientsOf(installation)), repository, signal: NOT_ENDED };
  await completeCheckRun(access, check, endCheck(end));
}

function subjectOf(job: CheckJob): CheckSubject {
  if (job.kind === 'evaluate') return { kind: 'pull-request', number: job.number };
  return { kind: 'group', baseRef: job.baseRef, baseSha: job.baseSha };
}

/** What is not found right after a push may only not be there yet. */
async function withoutLag<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isNotFound(error) || signal.aborted) throw error;
  }
  await sleep(LAG_MILLISECONDS, undefined, { signal });
  return ask();
}

function postponeForLimit(error: unknown, job: CheckJob, check: CheckRun, signal: AbortSignal): void {
  const wait = limitWait(error, Date.now());
  const attempt = (job.attempt ?? 1) + 1;
  if (wait === undefined || attempt > MOST_ATTEMPTS || signal.aborted) return;
  throw new JobPostponed({ ...job, check, attempt }, wait);
}

async function complete(
  access: Access,
  check: CheckRun,
  output: CheckOutput,
  { log }: Services,
  job: CheckJob,
): Promise<void> {
  if (await completeCheckRun(access, check, output)) return;
  log.warn(describeJob(job), 'GitHub did not take all annotations');
}

const NOT_ENDED = new AbortController().signal;
