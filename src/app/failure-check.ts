/** Any failure → the completed check run that says so. Never a success for a run that did not happen. */
import { requestIdOf, statusOf } from '../github/request-error.ts';
import type { CheckOutput } from '../review/plan.ts';
import { couldNotEvaluateCheck, stoppedCheck, supersededCheck } from '../review/special-checks.ts';
import type { JobEnd, JobEnded } from './job-ended.ts';

/**
 * What the check says about an error; where the job was told to end, about that instead.
 *
 * @param missing permissions that the installation does not grant, such as `checks: write`
 */
export function failureCheck(error: unknown, signal: AbortSignal, missing: readonly string[] = []): CheckOutput {
  if (signal.aborted) return endCheck((signal.reason as JobEnded).end);
  return couldNotEvaluateCheck(reasonOf(error, missing), requestIdOf(error));
}

/** The same for a job that was told to end. */
export function endCheck(end: JobEnd): CheckOutput {
  if (end.kind === 'superseded') return supersededCheck(end.headSha);
  if (end.kind === 'closed') return stoppedCheck('The pull request was closed before it was judged.');
  if (end.kind === 'dequeued') return stoppedCheck('The merge queue gave this group up before it was judged.');
  if (end.kind === 'overdue') return couldNotEvaluateCheck('It took longer than this service waits.');
  return couldNotEvaluateCheck('The service was stopped while it worked on this commit.');
}

/** For readers of the pull request; the details are in the log. */
function reasonOf(error: unknown, missing: readonly string[]): string {
  const status = statusOf(error);
  if (status === undefined) return 'An unexpected error occurred.';
  const message = error instanceof Error ? error.message : '';
  if (/not accessible by integration/i.test(message)) {
    const names = missing.length === 0 ? '' : `: ${missing.map((name) => `'${name}'`).join(', ')}`;
    return `The app lacks a permission${names}. An owner can grant it where the app is installed.`;
  }
  if (status === 429 || /rate limit/i.test(message)) return 'The limit of requests to GitHub is used up for now.';
  if (status === 404) return 'GitHub did not find something that the pull request names.';
  if (status >= 500) return `GitHub did not answer as it should (status ${status}).`;
  return `GitHub refused a request (status ${status}).`;
}

/** An error for the log: what happened and where to look it up, nothing that was sent or received. */
export function describeError(error: unknown): Record<string, unknown> {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { status: statusOf(error), requestId: requestIdOf(error), error: { name, message, stack } };
}
