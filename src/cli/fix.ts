/** `dash-state-guard fix`: applies the fixes that were proven, to a folder or to what a change introduces. */
import { join } from 'node:path';
import { type AnalysisPolicy, type AnalysisResult, analyzeChange, reviewState } from '../analysis/analyze.ts';
import { changeText } from '../git/change-text.ts';
import { readFileAt } from '../git/read-file-at.ts';
import { readGitChange } from '../git/read-git-change.ts';
import { readTree } from '../git/read-tree.ts';
import { toAnalysisPolicy } from '../policy/analysis-policy.ts';
import type { Policy } from '../policy/policy.ts';
import { loadRules } from '../rules/load-rules.ts';
import { exitStatus } from './exit-status.ts';
import { findSecrets, findSecretsOfChange } from './find-secrets.ts';
import { fixInRounds, type Texts } from './fix-rounds.ts';
import { CONFIG_PATH, type ConfigText, loadPolicy, readConfigIfThere } from './load-policy.ts';
import { showProgress } from './progress.ts';
import { replaceFile } from './replace-file.ts';
import { showFixes } from './show-fixes.ts';
import { tellOfFixes } from './tell-of-fixes.ts';
import { today } from './today.ts';
import { writeOut } from './write-out.ts';

export interface FixOptions {
  readonly base?: string;
  readonly dryRun?: boolean;
}

/** Writes the fixed files, or shows what it would write, and gives the exit status by what is left. */
export async function fix(folder: string, { base, dryRun = false }: FixOptions): Promise<number> {
  const { rules, models } = loadRules();
  showProgress('Reading the files');
  const subject = base === undefined ? await readFolder(folder) : await readChange(folder, base);
  const policy = loadPolicy(subject.config, rules);
  const analysisPolicy = toAnalysisPolicy(policy, models, today());

  const first = await subject.analyse(subject.texts, analysisPolicy);
  const { texts, fixed, result } = await fixInRounds(subject.texts, async (tried) => {
    showProgress('Analysing with the fixes');
    return tried === subject.texts ? first : subject.analyse(tried, analysisPolicy);
  });
  const changed = [...texts].filter(([path, text]) => subject.texts.get(path) !== text);
  showProgress('');
  if (dryRun) {
    await writeOut(showFixes(subject.texts, changed, [...first.findings, ...first.suppressed]));
    return status(result, policy);
  }
  const refused = new Map<string, string>();
  for (const [path, after] of changed) {
    const reason = await replaceFile(subject.root, folder, path, { before: subject.texts.get(path) ?? '', after });
    if (reason !== undefined) refused.set(path, reason);
  }
  const done = fixed.filter(({ path }) => !refused.has(path));
  await writeOut(tellOfFixes(done, result.findings, refused));
  // What could not be written is as it was.
  return status(refused.size === 0 ? result : first, policy);
}

interface Subject {
  /** All paths are relative to it. */
  readonly root: string;
  /** Files that may be written. */
  readonly texts: Texts;
  readonly config: ConfigText | undefined;
  readonly analyse: (texts: Texts, policy: AnalysisPolicy) => Promise<AnalysisResult>;
}

async function readFolder(folder: string): Promise<Subject> {
  const { root, files } = await readTree(folder);
  return {
    root,
    texts: new Map(files.map(({ path, text }) => [path, text])),
    config: await readConfigIfThere(join(root, CONFIG_PATH)),
    analyse: async (texts, policy) =>
      reviewState(await findSecrets([...texts].map(([path, text]) => ({ path, text }))), policy),
  };
}

/** Of a change only files that it touches are written, by the base's configuration. */
async function readChange(folder: string, base: string): Promise<Subject> {
  const { change, root, baseSha } = await readGitChange({ repo: folder, base });
  const text = await readFileAt(root, baseSha, CONFIG_PATH);
  return {
    root,
    texts: new Map(change.files.flatMap(({ after }) => (after ? [[after.path, after.text] as const] : []))),
    config: text === undefined ? undefined : { name: `${CONFIG_PATH} at ${base}`, text },
    analyse: async (texts, policy) => analyzeChange(await findSecretsOfChange(changeText(change, texts)), policy),
  };
}

function status({ findings }: AnalysisResult, policy: Policy): number {
  return exitStatus(findings, policy);
}
