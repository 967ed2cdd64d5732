/** Analyses a program as the product does, and attaches fixes to what is found. */
import { reviewState } from '../../../src/analysis/analyze.ts';
import { compileModels } from '../../../src/analysis/compile-models.ts';
import type { Finding } from '../../../src/analysis/findings/finding.ts';
import { attachFixes, type FixContext } from '../../../src/analysis/fixes/attach-fixes.ts';
import { isModule, parseModule } from '../../../src/analysis/python/parse.ts';
import type { AnalysisPolicy } from '../../../src/analysis/types.ts';
import { toAnalysisPolicy } from '../../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../../src/policy/merge-configs.ts';
import { loadRules } from '../../../src/rules/load-rules.ts';

const { rules, models } = loadRules();
const policy: AnalysisPolicy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

export const { names } = compileModels(policy.models);

export type Program = Readonly<Record<string, string>>;

/** Every finding of the program. */
export function findingsOf(program: Program): readonly Finding[] {
  return reviewState(
    Object.entries(program).map(([path, text]) => ({ path, text })),
    policy,
  ).findings;
}

/** Every finding of the program with its fix or example; `onAnalysis` hears of each analysis that a proof takes. */
export function attached(
  program: Program,
  onAnalysis: () => void = () => {},
  more: Partial<FixContext> = {},
): readonly Finding[] {
  const present = findingsOf(program);
  return attachFixes(present, { ...contextOf(program, present, onAnalysis), ...more });
}

export function contextOf(program: Program, present: readonly Finding[], onAnalysis: () => void): FixContext {
  return {
    textOf: (path) => program[path],
    moduleOf: (path) => moduleOf(program[path] ?? ''),
    paths: Object.keys(program),
    names,
    secretsOf: () => [],
    present,
    reanalyse: (path, text) => {
      onAnalysis();
      return findingsOf({ ...program, [path]: text });
    },
  };
}

export function moduleOf(text: string) {
  const module = parseModule(text);
  if (!isModule(module)) throw new Error('The sample exceeds the parser’s budget.');
  return module;
}
