/** The organisation's and the repository's file → the policy in force. */
import type { Rule } from '../rules/rule.ts';
import { applyLocks } from './apply-locks.ts';
import { configSchema } from './config-schema.ts';
import type { Origin, Policy } from './policy.ts';
import type { Config } from './read-config.ts';
import { type LongConfig, longConfig, policyRule } from './rule-settings.ts';
import { leavesOf, mergeTrees } from './settings-tree.ts';

/** Either file may be missing; with neither, the policy is the built-in one. */
export interface Configs {
  readonly organisation?: Config | undefined;
  readonly repository?: Config | undefined;
}

/** Maps merge, lists add, the repository's value wins except where the organisation locked the key. */
export function mergeConfigs(rules: ReadonlyMap<string, Rule>, { organisation, repository }: Configs): Policy {
  const house = longConfig(organisation?.settings);
  const { settings: own, notes } = applyLocks(house, longConfig(repository?.settings), rules);
  const merged = mergeTrees(house, own) as LongConfig;
  const settings = configSchema(rules).parse(merged);
  return {
    mode: settings.mode,
    failOn: settings.fail_on,
    commentOn: settings.comment_on,
    paths: {
      include: settings.paths.include,
      ignore: settings.paths.ignore,
      builtinIgnore: settings.paths.builtin_ignore,
    },
    rules: new Map([...rules.values()].map((rule) => [rule.id, policyRule(rule, merged.rules?.[rule.id])])),
    dataTypes: settings.data_types,
    notSensitive: settings.not_sensitive,
    sources: settings.sources,
    sanitizers: settings.sanitizers,
    sinks: settings.sinks,
    guidelinesUrl: settings.guidelines_url,
    drafts: settings.drafts,
    bots: settings.bots,
    accept: settings.accept,
    suppressions: settings.suppressions,
    locked: settings.locked,
    origins: originsOf([
      ['organisation', house],
      ['repository', own],
    ]),
    notes,
  };
}

/** The built-in policy. */
export function defaultPolicy(rules: ReadonlyMap<string, Rule>): Policy {
  return mergeConfigs(rules, {});
}

function originsOf(layers: readonly (readonly [Origin, LongConfig])[]): Map<string, Origin[]> {
  const origins = new Map<string, Origin[]>();
  for (const [origin, settings] of layers) {
    for (const { path, value } of leavesOf(settings)) {
      const key = path.join('.');
      const earlier = Array.isArray(value) ? (origins.get(key) ?? []) : [];
      origins.set(key, [...earlier, origin]);
    }
  }
  return origins;
}
