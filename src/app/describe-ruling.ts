/** Adds to a check which configuration ruled, and what a new one that the change brings would make of it. Pure. */
import type { Origin, Policy } from '../policy/policy.ts';
import { addSections } from '../review/add-sections.ts';
import { configurationSection } from '../review/configuration-section.ts';
import { dryRunSection, type KeyChange } from '../review/dry-run.ts';
import type { CheckOutput } from '../review/plan.ts';
import type { Proposed, Ruling } from './decide-policy.ts';

const SET_BY = {
  organisation: "the organisation's file",
  repository: "the repository's file",
} as const satisfies Record<Origin, string>;

/** `tried` is the check as the proposed configuration would have it. */
export function describeRuling(
  check: CheckOutput,
  { policy, files, proposed }: Ruling,
  tried: CheckOutput | undefined,
  ruleSet: string,
): CheckOutput {
  const keys = [...policy.origins].map(([key, origins]) => ({ key, setBy: origins.map((origin) => SET_BY[origin]) }));
  const sections = [configurationSection({ files, keys, ruleSet })];
  return addSections(check, proposed ? [dryRun(policy, proposed, tried), ...sections] : sections);
}

function dryRun(policy: Policy, proposed: Proposed, tried: CheckOutput | undefined) {
  const dataTypes = proposed.config?.settings.data_types ?? [];
  const examples = dataTypes.flatMap((type) => [...(type.examples?.match ?? []), ...(type.examples?.no_match ?? [])]);
  return dryRunSection({
    check: tried,
    changes: changesBetween(policy, proposed.policy),
    examples: examples.length,
    notes: proposed.policy.notes,
  });
}

function changesBetween(before: Policy, after: Policy): readonly KeyChange[] {
  const keys = [...new Set([...before.origins.keys(), ...after.origins.keys()])].sort();
  return keys.flatMap((key): KeyChange[] => {
    const [old, now] = [before, after].map((policy) => writtenValue(policy, key));
    return old === now ? [] : [{ key, before: old, after: now }];
  });
}

/** As JSON; undefined where no file sets the key. */
function writtenValue(policy: Policy, key: string): string | undefined {
  if (!policy.origins.has(key)) return undefined;
  const [section = '', id = '', option = ''] = key.split('.');
  if (section !== 'rules') return JSON.stringify(plainValue(policy, section, id));
  const rule = policy.rules.get(id);
  return JSON.stringify(option === 'severity' ? rule?.severity : rule?.options[option]);
}

/** The file's keys are written with underscores, the policy's in camel case; otherwise they are the same. */
function plainValue(policy: Policy, section: string, field: string): unknown {
  const value = (policy as unknown as Readonly<Record<string, unknown>>)[camelCase(section)];
  if (field === '' || typeof value !== 'object' || value === null) return value;
  return (value as Readonly<Record<string, unknown>>)[camelCase(field)];
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
