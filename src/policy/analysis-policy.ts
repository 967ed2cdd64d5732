/** The policy as the analysis needs it. */
import type { AnalysisPolicy, Models, OwnModels } from '../analysis/analyze.ts';
import { parseDuration } from './duration.ts';
import { ignoredPaths } from './ignored-paths.ts';
import type { Policy } from './policy.ts';

/**
 * @param models the built-in models; the policy's own names, sources, sanitizers and sinks are added to them
 * @param today `YYYY-MM-DD`
 */
export function toAnalysisPolicy(policy: Policy, models: Omit<Models, 'own'>, today: string): AnalysisPolicy {
  return {
    rules: new Map([...policy.rules].map(([id, setting]) => [id, { ...setting, options: inSeconds(setting.options) }])),
    isIgnored: ignoredPaths(policy.paths),
    models: { ...models, own: ownModels(policy) },
    suppressions: policy.suppressions,
    today,
  };
}

function ownModels({ dataTypes, notSensitive, sources, sanitizers, sinks }: Policy): OwnModels {
  return {
    dataTypes: dataTypes.map(({ id, level, names }) => ({ id, level, names })),
    notSensitive,
    sources,
    sanitizers,
    sinks,
  };
}

/** Durations become seconds, so that the analysis does not need to know how people write them. */
function inSeconds(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, parseDuration(value) ?? value]));
}
