/** The analysis of a change that was read, in a process of its own. */
import type { AnalysisPool } from '../pool/analysis-pool.ts';
import type { Analyze } from './analysis-cache.ts';

/** Files that could not be read stand among the result's problems. */
export function analyzeInPool(pool: Pick<AnalysisPool, 'analyze'>): Analyze {
  return async (read, policy, { today }, { repository, signal }) => {
    const task = { change: read.change, policy, today };
    const result = await pool.analyze(task, `${repository.owner}/${repository.repo}`, signal);
    return { ...result, problems: [...read.problems, ...result.problems] };
  };
}
