/** The policy that rules a change: the base's, so that a change cannot rule itself; its own file has to be right all the same. */
import { join } from 'node:path';
import { readFileAt } from '../git/read-file-at.ts';
import type { GitChange } from '../git/read-git-change.ts';
import { defaultPolicy } from '../policy/merge-configs.ts';
import type { Policy } from '../policy/policy.ts';
import type { Rule } from '../rules/rule.ts';
import { CONFIG_PATH, type ConfigText, loadPolicy, readConfigFile, readConfigIfThere } from './load-policy.ts';

export interface PolicyRequest {
  /** As the user named the base. */
  readonly base: string;
  /** A file that rules in place of the checkout's. */
  readonly config?: string;
}

/** @throws UserError where the file that rules, or the one that the change brings, is wrong */
export async function policyOfChange(
  request: PolicyRequest,
  { root, baseSha, headSha }: GitChange,
  rules: ReadonlyMap<string, Rule>,
): Promise<Policy> {
  if (request.config !== undefined) return loadPolicy(await readConfigFile(request.config), rules);
  const base = await configAt(root, baseSha, `${CONFIG_PATH} at ${request.base}`);
  const head = headSha
    ? await configAt(root, headSha, `${CONFIG_PATH} at head`)
    : await readConfigIfThere(join(root, CONFIG_PATH));
  if (head?.text === base?.text) return loadPolicy(base, rules);
  loadPolicy(head, rules);
  return repaired(base, rules);
}

async function configAt(root: string, commit: string, name: string): Promise<ConfigText | undefined> {
  const text = await readFileAt(root, commit, CONFIG_PATH);
  return text === undefined ? undefined : { name, text };
}

/** A change that mends a broken file is judged by the built-in policy. */
function repaired(base: ConfigText | undefined, rules: ReadonlyMap<string, Rule>): Policy {
  try {
    return loadPolicy(base, rules);
  } catch {
    return defaultPolicy(rules);
  }
}
