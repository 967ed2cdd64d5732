/** `dash-state-guard review`: every finding in a folder, new or not. */
import { join } from 'node:path';
import { reviewState } from '../analysis/analyze.ts';
import { readTree } from '../git/read-tree.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import { loadRules } from '../rules/load-rules.ts';
import { conclude } from './conclude.ts';
import { findSecrets } from './find-secrets.ts';
import type { Format } from './formats.ts';
import { CONFIG_PATH, type ConfigText, loadPolicy, readConfigFile, readConfigIfThere } from './load-policy.ts';
import { showProgress } from './progress.ts';
import { today } from './today.ts';

export interface ReviewOptions {
  readonly format: Format;
  readonly config?: string;
}

/** Prints the report and gives the exit status. */
export async function review(folder: string, options: ReviewOptions): Promise<number> {
  const start = performance.now();
  const { rules, models } = loadRules();
  showProgress('Reading the files');
  const { root, files, problems } = await readTree(folder);
  const policy = loadPolicy(await configOf(options, root), rules);

  showProgress(`Analysing ${files.length} files`);
  const result = reviewState(await findSecrets(files), toAnalysisPolicy(policy, models, today()));
  return conclude({ result, unread: problems, policy, rules, format: options.format, start });
}

async function configOf({ config }: ReviewOptions, root: string): Promise<ConfigText | undefined> {
  if (config !== undefined) return readConfigFile(config);
  return readConfigIfThere(join(root, CONFIG_PATH));
}
