/** The policy for a run of the command line: a file that was named, the checkout's own, or the built-in one. */
import { readFile } from 'node:fs/promises';
import { formatConfigProblem } from '../policy/config-problem.ts';
import { defaultPolicy, mergeConfigs } from '../policy/merge-configs.ts';
import type { Policy } from '../policy/policy.ts';
import { readConfig } from '../policy/read-config.ts';
import type { Rule } from '../rules/rule.ts';
import { UserError } from './user-error.ts';

/** Where a repository keeps its configuration. */
export const CONFIG_PATH = '.github/dash-state-guard.yml';

export interface ConfigText {
  /** As messages shall name it. */
  readonly name: string;
  readonly text: string;
}

/** @throws UserError with every problem of the file, one a line */
export function loadPolicy(config: ConfigText | undefined, rules: ReadonlyMap<string, Rule>): Policy {
  if (config === undefined) return defaultPolicy(rules);
  const result = readConfig(config.text, config.name, rules);
  if ('config' in result) return mergeConfigs(rules, { repository: result.config });
  throw new UserError(result.problems.map(formatConfigProblem).join('\n'));
}

/** @throws UserError where the file cannot be read */
export async function readConfigFile(file: string): Promise<ConfigText> {
  const config = await readConfigIfThere(file);
  if (config !== undefined) return config;
  throw new UserError(`--config: there is no file ${file}; name a configuration file.`);
}

/** The same, but a file need not be there. */
export async function readConfigIfThere(file: string): Promise<ConfigText | undefined> {
  try {
    return { name: file, text: await readFile(file, 'utf8') };
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UserError(`The configuration ${file} could not be read (${code}); make it a readable file.`, { cause });
  }
}
