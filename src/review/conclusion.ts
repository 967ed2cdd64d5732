/** The check run's conclusion, by the table in the documentation. */
import type { Conclusion } from './plan.ts';
import type { ReviewPolicy } from './review-input.ts';
import { doesCount, type Verdict } from './verdict.ts';

/** `overBudget`: a changed file was left out because it exceeds a budget, so nothing can be called good. */
export function concludeReview(verdicts: readonly Verdict[], policy: ReviewPolicy, overBudget: boolean): Conclusion {
  if (verdicts.some((verdict) => verdict.blocks)) return 'failure';
  if (overBudget) return 'neutral';
  return policy.mode !== 'enforce' && verdicts.some(doesCount) ? 'neutral' : 'success';
}
