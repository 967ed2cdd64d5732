/**
 * Verdicts by content. The analysis is pure, so the same texts under the same policy give the same result: a merge group
 * that holds what its pull request held, and a run that is asked for again, cost no second analysis.
 */
import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { AnalysisPolicy, AnalysisResult, SourceFile } from '../analysis/analyze.ts';
import type { ReadChange } from '../github/read-change.ts';
import type { Policy } from '../policy/policy.ts';
import { analyzeReadChange } from './analyze-read-change.ts';

export type Analyze = (read: ReadChange, policy: Policy, compiled: AnalysisPolicy) => Promise<AnalysisResult>;

const MOST_RESULTS = 200;

/** Gives an analysis that remembers; `policy` is what `compiled` was made of. */
export function createAnalysisCache(analyze = analyzeReadChange): Analyze {
  const results = new LRUCache<string, AnalysisResult>({ max: MOST_RESULTS });
  return async (read, policy, compiled) => {
    const key = keyOf(read, policy, compiled.today);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = await analyze(read, compiled);
    results.set(key, result);
    return result;
  };
}

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
