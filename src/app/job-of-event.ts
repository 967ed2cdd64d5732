/** Webhook → job. Pure: what an event asks for, decided from its payload alone. */
import type { Context } from 'probot';
import { numberOf } from '../github/external-id.ts';
import { toPullRequest } from '../github/pull-request.ts';
import type { EvaluateJob, Job, LocateJob } from './job.ts';

export type PullRequestEvent = EventOf<'pull_request'>;
export type CheckRunEvent = EventOf<'check_run'>;
export type CheckSuiteEvent = EventOf<'check_suite'>;

type EventOf<Name extends 'pull_request' | 'check_run' | 'check_suite'> = Pick<Context<Name>, 'id' | 'payload'>;

const EVALUATED = new Set(['opened', 'synchronize', 'reopened', 'ready_for_review']);

/** A pull request was opened, pushed to, reopened, made ready, or given another base branch. */
export function jobOfPullRequest({ id, payload }: PullRequestEvent): EvaluateJob | undefined {
  const baseChanged = payload.action === 'edited' && payload.changes.base !== undefined;
  if (!EVALUATED.has(payload.action) && !baseChanged) return undefined;
  const origin = originOf(id, payload);
  if (origin === undefined) return undefined;
  const pull = toPullRequest(payload.pull_request);
  return {
    ...origin,
    kind: 'evaluate',
    number: pull.number,
    headSha: pull.headSha,
    pull,
    updatedAt: Date.parse(payload.pull_request.updated_at),
  };
}

/** Someone asked to run our check again. GitHub also tells us about the runs of other apps. */
export function jobOfCheckRun({ id, payload }: CheckRunEvent, appId: number): Job | undefined {
  const { action, check_run: run } = payload;
  if (action !== 'rerequested' || run.app?.id !== appId) return undefined;
  return jobOfCommit(originOf(id, payload), run.head_sha, numberOf(run.external_id));
}

/** Someone asked to run all checks again. */
export function jobOfCheckSuite({ id, payload }: CheckSuiteEvent, appId: number): Job | undefined {
  const { action, check_suite: suite } = payload;
  if (action !== 'rerequested' || suite.app?.id !== appId) return undefined;
  const [first, ...others] = suite.pull_requests ?? [];
  return jobOfCommit(originOf(id, payload), suite.head_sha, others.length === 0 ? first?.number : undefined);
}

type Origin = Pick<LocateJob, 'delivery' | 'installation' | 'repository' | 'repositoryId'>;

interface AnyPayload {
  readonly installation?: { readonly id: number };
  readonly repository: {
    readonly id: number;
    readonly name: string;
    readonly owner: { readonly login: string } | null;
  };
}

/** An event without an installation comes from a repository webhook that someone pointed at us. */
function originOf(delivery: string, { installation, repository }: AnyPayload): Origin | undefined {
  if (installation === undefined || repository.owner === null) return undefined;
  return {
    delivery,
    installation: installation.id,
    repository: { owner: repository.owner.login, repo: repository.name },
    repositoryId: repository.id,
  };
}

function jobOfCommit(origin: Origin | undefined, headSha: string, number: number | undefined): Job | undefined {
  if (origin === undefined) return undefined;
  if (number === undefined) return { ...origin, kind: 'locate', headSha };
  return { ...origin, kind: 'evaluate', number, headSha };
}
