/** What the configuration may say about one rule: a severity, `off`, or a map with the rule's own options. */
import { z } from 'zod';
import { SEVERITIES } from '../analysis/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';
import { DURATION_FORM, parseDuration } from './duration.ts';
import { choice, flag, list, section, show, text } from './schema-parts.ts';

/** Options whose values are a closed set, by name. */
const OPTION_VALUES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  allowed_storage: ['memory', 'session', 'local'],
  credential_severity: ['error', 'warning', 'notice'],
};

/** The setting of `rule`; the type of each option follows from its default on the rule's page. */
export function ruleSettingSchema(rule: Rule) {
  const severity = choice([...SEVERITIES, 'off']);
  const options = Object.entries(rule.options).map(([name, value]) => [name, optionSchema(name, value)] as const);
  const map = section({ severity: severityOrFalse(severity), ...Object.fromEntries(options) }).partial();
  return z.union([severity, z.literal(false), map]).meta({ description: rule.title, default: rule.severity });
}

/** YAML 1.1 tools write `off` as `false`; both mean the same. */
function severityOrFalse(severity: ReturnType<typeof choice<[...typeof SEVERITIES, 'off']>>) {
  return z.union([severity, z.literal(false)]);
}

function optionSchema(name: string, value: unknown): z.ZodType {
  const described = (schema: z.ZodType) => schema.meta({ default: value });
  const values = OPTION_VALUES[name];
  if (Array.isArray(value)) {
    const item = values === undefined ? text(/\S/, 'text') : choice(values);
    return described(list(item, values === undefined ? 'text' : values.join(', ')).min(1, 'must not be empty'));
  }
  if (typeof value === 'boolean') return described(flag());
  if (typeof value === 'number') return described(number());
  if (parseDuration(value) !== undefined) return described(duration());
  return described(values === undefined ? text(/\S/, 'text') : choice(values));
}

function number() {
  const error = ({ input }: { input?: unknown }) => `${show(input)} is not allowed here; it must be a number from 0 up`;
  return z.number({ error }).nonnegative({ error });
}

function duration() {
  return text(/^(?!0+[smhdw]$)\d{1,9}[smhdw]$/, DURATION_FORM);
}
