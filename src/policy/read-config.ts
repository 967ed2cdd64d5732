/** The text of a configuration file → what it says, checked, or everything that is wrong with it. */
import type { Rule } from '../rules/rule.ts';
import { checkModels } from './check-models.ts';
import type { ConfigProblem } from './config-problem.ts';
import { type ConfigInput, configSchema } from './config-schema.ts';
import { issueProblems } from './issue-problems.ts';
import { parseYaml } from './parse-yaml.ts';

/** A checked file: only what it says itself, no defaults. */
export interface Config {
  readonly file: string;
  readonly settings: ConfigInput;
}

const MAX_PROBLEMS = 20;

export type ConfigResult = { readonly config: Config } | { readonly problems: readonly ConfigProblem[] };

/**
 * Reads one configuration file. An empty file says nothing and is valid.
 *
 * @param fileName as messages shall name it
 * @param rules the loaded rules: which ids and options there are
 * @param inherited the organisation's file, whose data types this one may name
 */
export function readConfig(
  text: string,
  fileName: string,
  rules: ReadonlyMap<string, Rule>,
  inherited?: Config,
): ConfigResult {
  const yaml = parseYaml(text, fileName);
  if ('problems' in yaml) return yaml;

  const result = configSchema(rules).safeParse(yaml.value);
  if (!result.success) {
    const problems = result.error.issues.flatMap((issue) => issueProblems(issue, yaml, fileName));
    return { problems: firstOf(problems.sort((a, b) => a.line - b.line || a.column - b.column)) };
  }
  const settings = yaml.value as ConfigInput;
  const problems = checkModels(settings, inherited?.settings, (path, message) => yaml.problemAt(path, message));
  return problems.length > 0 ? { problems: firstOf(problems) } : { config: { file: fileName, settings } };
}

/** Enough to put the file right; a hostile one could have thousands. */
function firstOf(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const next = problems[MAX_PROBLEMS];
  if (next === undefined) return problems;
  const left = `${problems.length - MAX_PROBLEMS} more problems from here on`;
  return [...problems.slice(0, MAX_PROBLEMS), { ...next, key: '', message: left }];
}
