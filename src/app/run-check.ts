/** The story of every check run: opened first, then the evaluation, then completed, whatever happened between. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '../github/access.ts';
import { completeCheckRun } from '../github/complete-check-run.ts';
import { type CheckRun, createCheckRun } from '../github/create-check-run.ts';
import type { CheckSubject } from '../github/external-id.ts';
import { findOwnRuns } from '../github/find-own-runs.ts';
import { readMissingPermissions } from '../github/permissions.ts';
import { isNotFound } from '../github/request-error.ts';
import type { CheckOutput } from '../review/plan.ts';
import { describeError, endCheck, failureCheck } from './failure-check.ts';
import { type CheckJob, describeJob, type Job } from './job.ts';
import { isHandedOver, type JobEnd } from './job-ended.ts';
import { JobPostponed } from './job-postponed.ts';
import { retryWait } from './retry-wait.ts';
import type { Services } from './services.ts';

export type Evaluate = (access: Access, check: CheckRun) => Promise<CheckOutput>;

/** GitHub tells of a commit before all of its machines know it. */
const LAG_MILLISECONDS = 2000;

/**
 * Runs a check. After it was opened it is completed: with the verdict, or with the reason why there is none.
 *
 * @throws JobPostponed where GitHub's limits or passing faults keep it from being completed; the signal's reason where
 *   the process ends, for the run stays open then and is taken up; else only where GitHub takes no check run, or none of
 *   its completions
 */
export async function runCheck(
  job: CheckJob,
  services: Services,
  signal: AbortSignal,
  evaluate: Evaluate,
): Promise<void> {
  const { installation, repository } = job;
  const access: Access = { ...(await services.clientsOf(installation, repository.repo)), repository, signal };
  const earlier = await takeUp(job, access);
  if (earlier === 'completed') return;
  const check = earlier ?? (await createCheckRun(access, job.headSha, subjectOf(job)));
  const output = await withoutLag(() => evaluate(access, check), signal).catch(async (error: unknown) => {
    if (isHandedOver(signal.reason)) throw signal.reason;
    postponeForFault(error, job, check, signal);
    if (!signal.aborted) services.log.error({ ...describeJob(job), ...describeError(error) }, 'could not evaluate');
    return failureCheck(error, signal, await readMissingPermissions(access));
  });
  try {
    await complete(access, check, output, services, job);
  } catch (error) {
    postponeForFault(error, job, check, signal);
    await completeCheckRun(access, check, failureCheck(error, NOT_ENDED));
    throw error;
  }
  services.log.info({ ...describeJob(job), conclusion: output.conclusion, title: output.title }, 'check completed');
}

/** Completes the run of a job that was begun and will not be taken up again. What a shutdown leaves open is taken up. */
export async function closeDroppedCheck(job: Job, end: JobEnd, { clientsOf }: Services): Promise<void> {
  if (end.kind === 'shutdown' || (job.kind !== 'evaluate' && job.kind !== 'group')) return;
  if (job.check === undefined && job.resumed === undefined) return;
  const { installation, repository } = job;
  const access: Access = { ...(await clientsOf(installation, repository.repo)), repository, signal: NOT_ENDED };
  const check = await takeUp(job, access);
  if (check !== undefined && check !== 'completed') await completeCheckRun(access, check, endCheck(end));
}

/** The run that an earlier attempt, or a process that is gone, has opened for the job. */
async function takeUp(job: CheckJob, access: Access): Promise<CheckRun | 'completed' | undefined> {
  if (job.check !== undefined || job.resumed === undefined) return job.check;
  const runs = await findOwnRuns(access, job.headSha, subjectOf(job));
  const open = runs.find(({ isOpen }) => isOpen);
  if (open !== undefined) return open.check;
  const since = Math.floor((job.resumed.since ?? Number.POSITIVE_INFINITY) / 1000) * 1000;
  return runs.some(({ startedAt }) => startedAt >= since) ? 'completed' : undefined;
}

/** What the check run is for, as it says itself. */
export function subjectOf(job: CheckJob): CheckSubject {
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

function postponeForFault(error: unknown, job: CheckJob, check: CheckRun, signal: AbortSignal): void {
  const attempt = job.attempt ?? 1;
  const wait = retryWait(error, attempt);
  if (wait === undefined || signal.aborted) return;
  throw new JobPostponed({ ...job, check, attempt: attempt + 1 }, wait);
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
