/** `dash-state-guard diff`: the findings that a change introduces. */
import { analyzeChange } from '../analysis/analyze.ts';
import { readFileAt } from '../git/read-file-at.ts';
import { type GitChange, readGitChange } from '../git/read-git-change.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import type { Report } from '../report/report.ts';
import { loadRules } from '../rules/load-rules.ts';
import { exitStatus } from './exit-status.ts';
import type { Format } from './formats.ts';
import { CONFIG_PATH, type ConfigText, loadPolicy, readConfigFile } from './load-policy.ts';
import { showProgress } from './progress.ts';
import { render } from './render.ts';
import { tellNotes } from './tell-notes.ts';
import { writeOut } from './write-out.ts';

export interface DiffOptions {
  readonly repo: string;
  readonly base: string;
  readonly head?: string;
  readonly format: Format;
  readonly config?: string;
}

/** Prints the report and gives the exit status. */
export async function diff(options: DiffOptions): Promise<number> {
  const start = performance.now();
  const { rules, models } = loadRules();
  showProgress('Reading the change');
  const read = await readGitChange(options);
  const policy = loadPolicy(await configOf(options, read), rules);

  showProgress(`Analysing ${read.change.files.length} changed files`);
  const today = new Date().toISOString().slice(0, 10);
  const result = analyzeChange(read.change, toAnalysisPolicy(policy, models, today));
  const milliseconds = Math.round(performance.now() - start);
  const report: Report = {
    ...result,
    problems: [...read.problems, ...result.problems],
    stats: { ...result.stats, milliseconds },
  };
  showProgress('');
  tellNotes(policy, report, options.format);
  await writeOut(render(report, options.format, rules));
  return exitStatus(report.findings, policy);
}

/** The base's configuration rules, so that a change cannot rule itself. */
async function configOf(options: DiffOptions, { root, baseSha }: GitChange): Promise<ConfigText | undefined> {
  if (options.config !== undefined) return readConfigFile(options.config);
  const text = await readFileAt(root, baseSha, CONFIG_PATH);
  return text === undefined ? undefined : { name: `${CONFIG_PATH} at ${options.base}`, text };
}
