/** Webhook → job, for pull requests and checks. Pure: what an event asks for, decided from its payload alone. */
import type { Context } from 'probot';
import { RECHECK } from '../github/complete-check-run.ts';
import { subjectOf } from '../github/external-id.ts';
import { toPullRequest } from '../github/pull-request.ts';
import { type EvaluateJob, type Job, type JobOrigin, keyOf } from './job.ts';
import type { StopOrder } from './job-order.ts';
import { originOf } from './job-origin.ts';

export type PullRequestEvent = EventOf<'pull_request'>;
export type CheckRunEvent = EventOf<'check_run'>;
export type CheckSuiteEvent = EventOf<'check_suite'>;

type EventOf<Name extends 'pull_request' | 'check_run' | 'check_suite'> = Pick<Context<Name>, 'id' | 'payload'>;

/** A draft may be skipped by configuration, so both ways between draft and ready are looked at. */
const EVALUATED = new Set(['opened', 'synchronize', 'reopened', 'ready_for_review', 'converted_to_draft']);

/** A pull request was opened, pushed to, reopened, made ready or a draft, or given another base branch. */
export function jobOfPullRequest({ id, payload }: PullRequestEvent): EvaluateJob | undefined {
  const baseChanged = payload.action === 'edited' && payload.changes.base !== undefined;
  if ((!EVALUATED.has(payload.action) && !baseChanged) || payload.pull_request.state !== 'open') return undefined;
  const origin = originOf(id, payload);
  if (origin === undefined) return undefined;
  const pull = toPullRequest(payload.pull_request);
  const { number, headSha, updatedAt } = pull;
  return { ...origin, kind: 'evaluate', number, headSha, pull, updatedAt };
}

/** The pull request was closed: nobody waits for a verdict on it. */
export function stopOfPullRequest({ id, payload }: PullRequestEvent): StopOrder | undefined {
  const origin = originOf(id, payload);
  if (payload.action !== 'closed' || origin === undefined) return undefined;
  const { number, headSha, updatedAt } = toPullRequest(payload.pull_request);
  return { key: keyOf({ ...origin, kind: 'evaluate', number, headSha }), updatedAt };
}

/** Someone asked to run our check again. GitHub also tells us about the runs of other apps. */
export function jobOfCheckRun({ id, payload }: CheckRunEvent, appId: number): Job | undefined {
  const { check_run: run } = payload;
  if (!asksAgain(payload) || run.app?.id !== appId) return undefined;
  const origin = originOf(id, payload);
  const subject = subjectOf(run.external_id);
  if (subject?.kind !== 'group') return jobOfCommit(origin, run.head_sha, subject?.number);
  const { baseRef, baseSha } = subject;
  const headRef = run.check_suite?.head_branch ?? '';
  return origin && { ...origin, kind: 'group', headSha: run.head_sha, headRef, baseRef, baseSha };
}

function asksAgain(payload: CheckRunEvent['payload']): boolean {
  if (payload.action === 'requested_action') return payload.requested_action?.identifier === RECHECK;
  return payload.action === 'rerequested';
}

/** Someone asked to run all checks again. */
export function jobOfCheckSuite({ id, payload }: CheckSuiteEvent, appId: number): Job | undefined {
  const { action, check_suite: suite } = payload;
  if (action !== 'rerequested' || suite.app?.id !== appId) return undefined;
  const [first, ...others] = suite.pull_requests ?? [];
  return jobOfCommit(originOf(id, payload), suite.head_sha, others.length === 0 ? first?.number : undefined);
}

function jobOfCommit(origin: JobOrigin | undefined, headSha: string, number: number | undefined): Job | undefined {
  if (origin === undefined) return undefined;
  if (number === undefined) return { ...origin, kind: 'locate', headSha };
  return { ...origin, kind: 'evaluate', number, headSha };
}
