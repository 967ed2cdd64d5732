/** A change that was read → everything that is to be said about it, under one policy. */
import type { AnalysisResult } from '../analysis/analyze.ts';
import type { Access } from '../github/access.ts';
import type { ReadChange } from '../github/read-change.ts';
import type { Policy } from '../policy/policy.ts';
import type { Acceptances } from '../review/acceptance.ts';
import type { MarkerScope } from '../review/marker.ts';
import type { EarlierComment, ReviewPlan } from '../review/plan.ts';
import { planReview } from '../review/plan-review.ts';
import type { Note } from '../review/review-input.ts';
import { compilePolicy } from './compile-policy.ts';
import type { Services } from './services.ts';
import { timed } from './timed.ts';
import { wordingFor } from './wording.ts';

export interface PlanRequest {
  readonly access: Access;
  readonly policy: Policy;
  readonly scope: MarkerScope;
  readonly headSha: string;
  readonly read: ReadChange;
  readonly earlier: readonly EarlierComment[];
  readonly acceptances: Acceptances | ((analysis: AnalysisResult) => Promise<Acceptances>);
  readonly notes: readonly Note[];
}

/** Acceptances may depend on what was found: where nothing was, nobody needs to be asked. */
export async function planChange(request: PlanRequest, services: Services): Promise<ReviewPlan> {
  const { access, policy, headSha, read, earlier, acceptances } = request;
  const compiled = compilePolicy(policy, services);
  const analysis = await timed('analyze', services.onStage, () => services.analyze(read, policy, compiled, access));
  access.signal.throwIfAborted();
  return planReview({
    ...(await wordingFor(request, compiled, services)),
    analysis,
    ledger: analysis.stateChanges ?? [],
    files: read.files,
    ignoredFiles: read.files.map(({ path }) => path).filter(compiled.isIgnored),
    earlier,
    policy,
    headSha,
    acceptances: typeof acceptances === 'function' ? await acceptances(analysis) : acceptances,
    notes: [...request.notes, ...policy.notes.map((message) => ({ message })), ...read.notes],
  });
}
