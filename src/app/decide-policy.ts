/** Which policy rules a pull request. Pure: from the texts of the configuration files. */
import type { ListedFile } from '../github/list-files.ts';
import { CONFIG_PATH, type ConfigFile, type RepositoryConfig } from '../github/read-repository-config.ts';
import type { ConfigProblem } from '../policy/config-problem.ts';
import { mergeConfigs } from '../policy/merge-configs.ts';
import type { Policy } from '../policy/policy.ts';
import { type Config, readConfig } from '../policy/read-config.ts';
import type { CheckOutput } from '../review/plan.ts';
import { configurationErrorCheck } from '../review/special-checks.ts';
import type { Rule } from '../rules/rule.ts';

export type Decided = { readonly policy: Policy } | { readonly check: CheckOutput };

const ORGANISATION_FILE = `${CONFIG_PATH} of the organisation`;

/**
 * The organisation's file and the base branch's rule. A pull request that changes the file is judged by the old one,
 * and fails where its new one is invalid; one that repairs a broken file is judged without it.
 */
export function decidePolicy(
  config: RepositoryConfig,
  files: readonly ListedFile[],
  rules: ReadonlyMap<string, Rule>,
): Decided {
  const organisation = read(config.organisation, ORGANISATION_FILE, rules);
  if ('problems' in organisation) return failure(organisation.problems);

  const base = read(config.base, CONFIG_PATH, rules, organisation.config);
  const changed = files.some((file) => file.path === CONFIG_PATH || file.previousPath === CONFIG_PATH);
  const head = changed ? read(config.head, CONFIG_PATH, rules, organisation.config) : base;
  if ('problems' in head) return failure(head.problems);
  const repository = 'config' in base ? base.config : undefined;
  return { policy: mergeConfigs(rules, { organisation: organisation.config, repository }) };
}

type Reading = { readonly config: Config | undefined } | { readonly problems: readonly ConfigProblem[] };

function read(
  file: ConfigFile | undefined,
  name: string,
  rules: ReadonlyMap<string, Rule>,
  inherited?: Config,
): Reading {
  if (file === undefined) return { config: undefined };
  if ('problem' in file) return { problems: [{ file: name, line: 1, column: 1, key: '', message: file.problem }] };
  return readConfig(file.text, name, rules, inherited);
}

function failure(problems: readonly ConfigProblem[]): Decided {
  return {
    check: configurationErrorCheck(
      problems.map(({ file, line, key, message }) => ({
        path: file,
        line,
        message,
        key: key === '' ? undefined : key,
      })),
    ),
  };
}
