/**
 * Verdicts by content. The analysis is pure, so the same texts under the same policy give the same result: a merge group
 * that holds what its pull request held, and a run that is asked for again, cost no second analysis.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AnalysisPolicy, AnalysisResult, SourceFile } from '../analysis/analyze.ts';
import type { Repository } from '../github/access.ts';
import type { ReadChange } from '../github/read-change.ts';
import type { Policy } from '../policy/policy.ts';
import { analyzeReadChange } from './analyze-read-change.ts';

export type Analyze = (
  read: ReadChange,
  policy: Policy,
  compiled: AnalysisPolicy,
  run: { readonly repository: Repository; readonly signal: AbortSignal },
) => Promise<AnalysisResult>;

const MOST_RESULTS = 200;

/** Gives an analysis that remembers; `policy` is what `compiled` was made of. In this process unless said otherwise. */
export function createAnalysisCache(analyze: Analyze = inProcess, onLookup?: (hit: boolean) => void): Analyze {
  const results = new LRUCache<string, AnalysisResult>({ max: MOST_RESULTS });
  return async (read, policy, compiled, run) => {
    const key = keyOf(read, policy, compiled.today);
    const known = results.get(key);
    onLookup?.(known !== undefined);
    if (known !== undefined) return known;
    const result = await analyze(read, policy, compiled, run);
    // What exceeded a budget may pass another time.
    if (result.problems.every(({ budget }) => budget !== true)) results.set(key, result);
    return result;
  };
}

const inProcess: Analyze = (read, _policy, compiled) => analyzeReadChange(read, compiled);

function keyOf({ change, problems }: ReadChange, policy: Policy, today: string): string {
  const hash = createHash('sha256');
  const add = (value: unknown) => hash.update(`${JSON.stringify(value) ?? ''}\n`);
  const addSource = (file: SourceFile | undefined) => add(file && [file.path, file.text]);
  add([today, { ...policy, rules: [...policy.rules], origins: [], notes: [] }, problems]);
  for (const { path, previousPath, before, after, addedLines } of change.files) {
    add([path, previousPath, [...addedLines]]);
    addSource(before);
    addSource(after);
  }
  for (const file of change.context) addSource(file);
  return hash.digest('hex');
}
