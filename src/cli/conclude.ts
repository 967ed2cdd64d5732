/** The end of every command that judges code: the report is printed, the exit status given. */
import type { AnalysisResult, ReviewResult } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import { ignoredPaths } from '../policy/ignored-paths.ts';
import type { Policy } from '../policy/policy.ts';
import type { Report } from '../report/report.ts';
import type { Rule } from '../rules/rule.ts';
import { exitStatus } from './exit-status.ts';
import type { Format } from './formats.ts';
import { showProgress } from './progress.ts';
import { render } from './render.ts';
import { tellNotes } from './tell-notes.ts';
import { writeOut } from './write-out.ts';

export interface Conclusion {
  readonly result: AnalysisResult | ReviewResult;
  /** Files that could not be read; the result has those that could not be parsed. */
  readonly unread: readonly Problem[];
  readonly policy: Policy;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly format: Format;
  /** `performance.now()` when the command began. */
  readonly start: number;
}

export async function conclude({ result, unread, policy, rules, format, start }: Conclusion): Promise<number> {
  const milliseconds = Math.round(performance.now() - start);
  const isIgnored = ignoredPaths(policy.paths);
  const report: Report = {
    ...result,
    // Nobody waits for a verdict on what is not judged.
    problems: [...unread, ...result.problems].filter(({ path }) => !isIgnored(path)),
    stats: { ...result.stats, milliseconds },
  };
  showProgress('');
  tellNotes(policy, report, format);
  await writeOut(render(report, format, rules));
  return exitStatus(report.findings, policy);
}
