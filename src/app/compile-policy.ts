import type { AnalysisPolicy } from '../analysis/analyze.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import type { Policy } from '../policy/policy.ts';
import type { Services } from './services.ts';

/** The policy as the analysis takes it, today. */
export function compilePolicy(policy: Policy, { models }: Pick<Services, 'models'>): AnalysisPolicy {
  return toAnalysisPolicy(policy, models, new Date().toISOString().slice(0, 10));
}
