/** One version of the program → every finding in it, before anything is compared or suppressed. */

import { compileModels } from './compile-models.ts';
import { DETECTORS } from './detectors/index.ts';
import type { Candidate } from './findings/candidate.ts';
import type { Problem } from './findings/finding.ts';
import { gatherHits } from './findings/gather.ts';
import { judgeFlows } from './findings/judge-flows.ts';
import { type Observations, run } from './flow/run.ts';
import { isModule, parseCached } from './parse-cache.ts';
import { createProgram, type Program } from './program/program.ts';
import type { Module } from './python/syntax.ts';
import type { AnalysisPolicy, SourceFile } from './types.ts';

export interface Evaluation {
  readonly candidates: readonly Candidate[];
  readonly observations: Observations;
  readonly program: Program;
  readonly modules: ReadonlyMap<string, Module>;
  readonly problems: readonly Problem[];
}

/** `paths`: files to run and to look at; what they import is run as well. */
export function evaluateProgram(
  files: ReadonlyMap<string, SourceFile>,
  paths: readonly string[],
  policy: AnalysisPolicy,
): Evaluation {
  const { names, libraries } = compileModels(policy.models);
  const modules = new Map<string, Module>();
  const problems: Problem[] = [];
  const failed = new Set<string>();
  const parse = (path: string): Module | undefined => {
    const known = modules.get(path);
    if (known || failed.has(path)) return known;
    const parsed = parseCached(files.get(path)?.text ?? '');
    if (isModule(parsed)) {
      modules.set(path, parsed);
      return parsed;
    }
    failed.add(path);
    problems.push({ path, message: BUDGETS[parsed.exceeded], budget: true });
    return undefined;
  };
  const program = createProgram([...files.keys()], parse);
  const secretsOf = (path: string) => files.get(path)?.secrets ?? [];
  const observations = run({ program, names, models: libraries, secretsOf, paths: [...paths].sort() });
  for (const path of observations.exceeded) problems.push({ path, message: BUDGETS.steps, budget: true });
  const hits = gatherHits(observations);
  const candidates = [...judgeFlows(hits, names)];
  for (const [rule, detect] of Object.entries(DETECTORS)) {
    const setting = policy.rules.get(rule);
    if (!setting || setting.severity === 'off') continue;
    try {
      candidates.push(...detect({ observations, hits, program, names, paths, secretsOf, options: setting.options }));
    } catch {
      // A fault in one rule costs that rule alone, and is said.
      problems.push({ path: '', message: `The rule '${rule}' could not be run.` });
    }
  }
  return { candidates: candidates.sort(byPlace), observations, program, modules, problems };
}

const BUDGETS = {
  size: 'The file is larger than the analysis reads.',
  time: 'The file takes longer to parse than is allowed.',
  steps: 'The code takes more steps to follow than is allowed; a part of it was left out.',
} as const;

function byPlace(a: Candidate, b: Candidate): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  const difference = (a.spots[0]?.site.start ?? 0) - (b.spots[0]?.site.start ?? 0);
  if (difference !== 0) return difference;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.identity < b.identity ? -1 : Number(a.identity > b.identity);
}
