/** Read, analyze, plan, publish: the four steps between an opened check run and its verdict. */
import type { Access } from '../github/access.ts';
import type { ListedFiles } from '../github/list-files.ts';
import { publishPlan } from '../github/publish-plan.ts';
import type { PullRequest } from '../github/pull-request.ts';
import { toPythonFiles } from '../github/python-files.ts';
import { holdsNoPython, type ReadChange, readChange } from '../github/read-change.ts';
import type { Policy } from '../policy/policy.ts';
import type { Acceptances } from '../review/acceptance.ts';
import type { MarkerScope } from '../review/marker.ts';
import type { CheckOutput, EarlierComment, ReviewPlan } from '../review/plan.ts';
import type { Note } from '../review/review-input.ts';
import { noDashCodeCheck, supersededCheck } from '../review/special-checks.ts';
import { compilePolicy } from './compile-policy.ts';
import { planChange } from './plan-change.ts';
import type { Services } from './services.ts';
import { timed } from './timed.ts';

export interface ReviewRequest {
  readonly access: Access;
  readonly pull: PullRequest;
  readonly policy: Policy;
  /** A policy to try out beside the one that rules. */
  readonly proposed: Policy | undefined;
  readonly scope: MarkerScope;
  /** The base branch's tip. */
  readonly baseSha: string;
  readonly listed: ListedFiles;
  readonly earlier: readonly EarlierComment[];
  readonly readEarlier: () => Promise<readonly EarlierComment[]>;
  readonly acceptances: Acceptances;
  readonly notes: readonly Note[];
  /** Told about what was posted. */
  readonly remember: (fingerprints: readonly string[]) => void;
}

export interface Reviewed {
  readonly check: CheckOutput;
  /** The check as the proposed policy would have it; undefined without one, or without Dash code. */
  readonly proposed: CheckOutput | undefined;
}

/** Publishes what the change is worth saying and gives the check run's output. */
export async function reviewChange(request: ReviewRequest, services: Services): Promise<Reviewed> {
  const { access, policy, proposed, listed, earlier } = request;
  // Of a list that GitHub cut, nobody can say that it holds no Python.
  const isListed = listed.complete && toPythonFiles(listed.files).length === 0;
  if (isListed && earlier.every(({ state }) => state === 'fixed')) return NO_DASH_CODE;

  const read = isListed ? NOTHING : await timed('read', services.onStage, () => readFiles(request, services));
  access.signal.throwIfAborted();
  const plan = await planBy(policy);
  if (holdsNoPython(read)) {
    return { ...NO_DASH_CODE, check: await publish(request, { ...plan, check: NO_DASH_CODE.check }, services) };
  }
  const quiet = quietOnDraft(plan, request);
  const check = await timed('publish', services.onStage, () => publish(request, quiet, services));
  return { check, proposed: proposed && (await planBy(proposed)).check };

  function planBy(by: Policy): Promise<ReviewPlan> {
    return planChange({ ...request, headSha: request.pull.headSha, policy: by, read }, services);
  }
}

const NO_DASH_CODE: Reviewed = { check: noDashCodeCheck(), proposed: undefined };

function readFiles({ access, pull, baseSha, listed, policy }: ReviewRequest, services: Services): Promise<ReadChange> {
  const { isIgnored } = compilePolicy(policy, services);
  return readChange(access, services.texts, { listed, headSha: pull.headSha, baseSha, isIgnored });
}

/** Without any Python there is nothing to read; comments on an earlier head may still have to be settled. */
const NOTHING: ReadChange = { change: { files: [], context: [] }, files: [], problems: [], notes: [] };

/** Policy decides whether a draft gets comments; comments that stand are kept up to date either way. */
function quietOnDraft(plan: ReviewPlan, { pull, policy }: ReviewRequest): ReviewPlan {
  return pull.draft && policy.drafts === 'check' ? { ...plan, comments: [], fileComments: [] } : plan;
}

async function publish(request: ReviewRequest, plan: ReviewPlan, { log }: Services): Promise<CheckOutput> {
  const { access, pull, readEarlier, remember } = request;
  const { number, headSha, updatedAt } = pull;
  const target = { number, headSha, updatedAt, reviewBody: reviewBody(plan), readEarlier };
  const published = await publishPlan(access, target, plan);
  if (published.outcome === 'superseded') return supersededCheck(published.headSha);
  const { refused, minimised } = published;
  const refusedPrints = new Set(refused.map(({ fingerprint }) => fingerprint));
  const posted = [...plan.comments, ...plan.fileComments].map(({ fingerprint }) => fingerprint);
  remember(posted.filter((fingerprint) => !refusedPrints.has(fingerprint)));
  const where = { ...access.repository, number };
  if (refused.length > 0) log.warn({ ...where, refused: refused.length }, 'GitHub took some comments nowhere');
  if (!minimised) log.warn(where, 'settled comments could not be collapsed');
  return plan.check;
}

/** The line above the comments; GitHub wants one. */
function reviewBody({ comments }: ReviewPlan): string {
  return `Dash state: ${comments.length} new ${comments.length === 1 ? 'finding' : 'findings'} on this change.`;
}
