/** Read, analyze, plan, publish: the four steps between an opened check run and its verdict. */
import type { AnalysisPolicy } from '../analysis/analyze.ts';
import type { Access } from '../github/access.ts';
import type { ListedFiles } from '../github/list-files.ts';
import { publishPlan } from '../github/publish-plan.ts';
import type { PullRequest } from '../github/pull-request.ts';
import { type PythonFile, toPythonFiles } from '../github/python-files.ts';
import { type ReadChange, readChange } from '../github/read-change.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { MarkerScope } from '../review/marker.ts';
import type { CheckOutput, EarlierComment, ReviewPlan } from '../review/plan.ts';
import { planReview } from '../review/plan-review.ts';
import type { Note } from '../review/review-input.ts';
import { noDashCodeCheck, supersededCheck } from '../review/special-checks.ts';
import { analyzeReadChange } from './analyze-read-change.ts';
import type { Services } from './services.ts';
import { wordingFor } from './wording.ts';

export interface ReviewRequest {
  readonly access: Access;
  readonly pull: PullRequest;
  readonly policy: Policy;
  readonly scope: MarkerScope;
  /** The base branch's tip. */
  readonly baseSha: string;
  readonly listed: ListedFiles;
  readonly earlier: readonly EarlierComment[];
  readonly readEarlier: () => Promise<readonly EarlierComment[]>;
}

/** Publishes what the change is worth saying and gives the check run's output. */
export async function reviewChange(request: ReviewRequest, services: Services): Promise<CheckOutput> {
  const python = toPythonFiles(request.listed.files);
  // Of a list that GitHub cut, nobody can say that it holds no Python.
  const untouched = python.length === 0 && request.listed.complete;
  if (untouched && request.earlier.every(({ state }) => state === 'fixed')) return noDashCodeCheck();

  const policy = toAnalysisPolicy(request.policy, services.models, today());
  const read = await readFiles(request, python, policy, services);
  const analysis = await analyzeReadChange(read, policy);
  request.access.signal.throwIfAborted();

  const plan = planReview({
    ...(await wordingFor(request, policy, services)),
    analysis,
    files: read.files,
    earlier: request.earlier,
    policy: request.policy,
    headSha: request.pull.headSha,
    notes: notesOf(request, read),
  });
  return publish(request, untouched ? { ...plan, check: noDashCodeCheck() } : quietOnDraft(plan, request), services);
}

async function readFiles(
  { access, pull, baseSha }: ReviewRequest,
  files: readonly PythonFile[],
  { isIgnored }: AnalysisPolicy,
  { texts }: Services,
): Promise<ReadChange> {
  if (files.length === 0) return NOTHING;
  return readChange(access, texts, { files, headSha: pull.headSha, baseSha, isIgnored });
}

/** Without any Python there is nothing to read; comments on an earlier head may still have to be settled. */
const NOTHING: ReadChange = { change: { files: [], context: [] }, files: [], problems: [], notes: [] };

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function notesOf({ listed, policy }: ReviewRequest, read: ReadChange): readonly Note[] {
  const cut = `GitHub lists at most ${listed.files.length} files of a pull request; the others were not judged.`;
  const messages = [...policy.notes, ...read.notes];
  return [...(listed.complete ? [] : [{ message: cut, budget: true }]), ...messages.map((message) => ({ message }))];
}

/** Policy decides whether a draft gets comments; comments that stand are kept up to date either way. */
function quietOnDraft(plan: ReviewPlan, { pull, policy }: ReviewRequest): ReviewPlan {
  return pull.draft && policy.drafts === 'check' ? { ...plan, comments: [], fileComments: [] } : plan;
}

async function publish(request: ReviewRequest, plan: ReviewPlan, { log }: Services): Promise<CheckOutput> {
  const { access, pull, readEarlier } = request;
  const target = { number: pull.number, headSha: pull.headSha, reviewBody: reviewBody(plan), readEarlier };
  const published = await publishPlan(access, target, plan);
  if (published.outcome === 'superseded') return supersededCheck(published.headSha);
  const { refused, minimised } = published;
  const where = { ...access.repository, number: pull.number };
  if (refused.length > 0) log.warn({ ...where, refused: refused.length }, 'GitHub took some comments nowhere');
  if (!minimised) log.warn(where, 'settled comments could not be collapsed');
  return plan.check;
}

/** The line above the comments; GitHub wants one. */
function reviewBody({ comments }: ReviewPlan): string {
  return `Dash state: ${comments.length} new ${comments.length === 1 ? 'finding' : 'findings'} on this change.`;
}
