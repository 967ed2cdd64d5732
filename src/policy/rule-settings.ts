/** A rule's setting in its long form: every short form of the file becomes a map. */
import type { Severity } from '../analysis/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { ConfigInput } from './config-schema.ts';
import type { PolicyRule } from './policy.ts';

export interface LongSetting {
  readonly severity?: Severity | 'off';
  readonly [option: string]: unknown;
}

/** A file's settings with every rule in long form, so that maps merge key by key. */
export type LongConfig = Omit<ConfigInput, 'rules'> & { readonly rules?: Readonly<Record<string, LongSetting>> };

/** `debug-exposed: off` becomes `{ severity: off }`. */
export function longConfig({ rules, ...rest }: ConfigInput = {}): LongConfig {
  if (rules === undefined) return rest;
  const entries = Object.entries(rules).flatMap(([id, setting]) =>
    setting === undefined ? [] : [[id, longSetting(setting)] as const],
  );
  return { ...rest, rules: Object.fromEntries(entries) };
}

/** What holds for one rule: the merged setting over the page's defaults. */
export function policyRule(rule: Rule, setting: LongSetting = {}): PolicyRule {
  const { severity = rule.severity, ...options } = setting;
  return { severity, options: { ...rule.options, ...options } };
}

function longSetting(setting: NonNullable<NonNullable<ConfigInput['rules']>[string]>): LongSetting {
  if (typeof setting !== 'object') return { severity: severityOf(setting) };
  const { severity, ...options } = setting;
  return severity === undefined ? options : { severity: severityOf(severity), ...options };
}

function severityOf(value: Severity | 'off' | false): Severity | 'off' {
  return value === false ? 'off' : value;
}
