/** `dash-state-guard diff`: the findings that a change introduces. */
import { analyzeChange } from '../analysis/analyze.ts';
import { readGitChange } from '../git/read-git-change.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import { loadRules } from '../rules/load-rules.ts';
import { conclude } from './conclude.ts';
import { findSecretsOfChange } from './find-secrets.ts';
import type { Format } from './formats.ts';
import { policyOfChange } from './policy-of-change.ts';
import { showProgress } from './progress.ts';
import { today } from './today.ts';

export interface DiffOptions {
  readonly repo: string;
  readonly base: string;
  readonly head?: string;
  readonly staged?: boolean;
  readonly format: Format;
  readonly config?: string;
}

/** Prints the report and gives the exit status. */
export async function diff(options: DiffOptions): Promise<number> {
  const start = performance.now();
  const { rules, models } = loadRules();
  showProgress('Reading the change');
  const read = await readGitChange(options);
  const policy = await policyOfChange(options, read, rules);

  showProgress(`Analysing ${read.change.files.length} changed files`);
  const change = await findSecretsOfChange(read.change);
  const result = analyzeChange(change, toAnalysisPolicy(policy, models, today()));
  return conclude({ result, unread: read.problems, policy, rules, format: options.format, start });
}
