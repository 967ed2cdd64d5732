/** The results of parts of a change as one. */
import type { AnalysisResult } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';

/** What the parts found, after `problems`. Parts share the code around them, so what two of them say is said once. */
export function joinResults(problems: readonly Problem[], parts: readonly AnalysisResult[]): AnalysisResult {
  return {
    findings: once(parts.flatMap((part) => part.findings)),
    suppressed: once(parts.flatMap((part) => part.suppressed)),
    suppressionProblems: once(parts.flatMap((part) => part.suppressionProblems)),
    problems: once([...problems, ...parts.flatMap((part) => part.problems)]),
    stats: {
      files: sum(parts.map(({ stats }) => stats.files)),
      analysedFiles: sum(parts.map(({ stats }) => stats.analysedFiles)),
      lines: sum(parts.map(({ stats }) => stats.lines)),
    },
  };
}

function once<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
