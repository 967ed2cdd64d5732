/** Which policy rules a change. Pure: from the texts of the configuration files. */
import type { Repository } from '../github/access.ts';
import type { ListedFile } from '../github/list-files.ts';
import {
  CONFIG_PATH,
  type ConfigFile,
  ORGANISATION_REPOSITORY,
  type RepositoryConfig,
} from '../github/read-repository-config.ts';
import type { ConfigProblem } from '../policy/config-problem.ts';
import { mergeConfigs } from '../policy/merge-configs.ts';
import type { Policy } from '../policy/policy.ts';
import { type Config, readConfig } from '../policy/read-config.ts';
import type { ConfigurationFile } from '../review/configuration-section.ts';
import type { CheckOutput } from '../review/plan.ts';
import { configurationErrorCheck } from '../review/special-checks.ts';
import type { Rule } from '../rules/rule.ts';

export interface Ruling {
  readonly policy: Policy;
  /** Each file that was looked for. */
  readonly files: readonly ConfigurationFile[];
  /** What would rule if the change were merged; undefined where it leaves the configuration alone. */
  readonly proposed: Proposed | undefined;
}

export interface Proposed {
  readonly policy: Policy;
  /** The new file itself; undefined where the change removes it. */
  readonly config: Config | undefined;
}

export type Decided = Ruling | { readonly check: CheckOutput };

const ORGANISATION_FILE = `${CONFIG_PATH} of the organisation`;

/** Whether a change touches the configuration. */
export function changesConfig(files: readonly ListedFile[]): boolean {
  return files.some((file) => file.path === CONFIG_PATH || file.previousPath === CONFIG_PATH);
}

/**
 * The organisation's file and the base branch's rule. A pull request that changes the file is judged by the old one,
 * and fails where its new one is invalid; one that repairs a broken file is judged without it. In the organisation's own
 * repository for such files there is one file, which is the organisation's.
 *
 * @param changed whether the change touches the file
 */
export function decidePolicy(
  config: RepositoryConfig,
  { repo }: Repository,
  changed: boolean,
  rules: ReadonlyMap<string, Rule>,
): Decided {
  const isOrganisation = repo === ORGANISATION_REPOSITORY;
  const house = isOrganisation ? NOTHING : read(config.organisation, ORGANISATION_FILE, rules);
  if ('problems' in house) return failure(house.problems);

  const base = read(config.base, CONFIG_PATH, rules, house.config);
  const head = changed ? read(config.head, CONFIG_PATH, rules, house.config) : base;
  if ('problems' in head) return failure(head.problems);
  const merge = (own: Config | undefined) =>
    mergeConfigs(rules, isOrganisation ? { organisation: own } : { organisation: house.config, repository: own });
  return {
    policy: merge('config' in base ? base.config : undefined),
    proposed: changed ? { policy: merge(head.config), config: head.config } : undefined,
    files: [
      ...(isOrganisation ? [] : [{ where: organisationPlace, state: stateOf(config.organisation, house) }]),
      { where: `'${CONFIG_PATH}' on the base branch`, state: stateOf(config.base, base) },
    ],
  };
}

const organisationPlace = `'${CONFIG_PATH}' in the organisation's repository '${ORGANISATION_REPOSITORY}'`;

type Reading = { readonly config: Config | undefined } | { readonly problems: readonly ConfigProblem[] };

const NOTHING: Reading = { config: undefined };

function read(
  file: ConfigFile | undefined,
  name: string,
  rules: ReadonlyMap<string, Rule>,
  inherited?: Config,
): Reading {
  if (file === undefined) return NOTHING;
  if ('problem' in file) return { problems: [{ file: name, line: 1, column: 1, key: '', message: file.problem }] };
  return readConfig(file.text, name, rules, inherited);
}

function stateOf(file: ConfigFile | undefined, reading: Reading): string {
  if (file === undefined) return 'not there, or the app may not read it';
  return 'config' in reading ? 'read' : 'has errors and does not rule; this change repairs it';
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
