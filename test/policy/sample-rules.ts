/** Three rules that show every kind of option, for the tests of this folder. */
import { readRule } from '../../src/rules/read-rule.ts';
import type { Rule } from '../../src/rules/rule.ts';

export const sampleRules: ReadonlyMap<string, Rule> = new Map(
  [
    page('store-user-data-scope', 'warning', '{ allowed_storage: [memory, session] }'),
    page('session-lifetime', 'warning', '{ max: 12h }'),
    page('debug-exposed', 'error', '{}'),
  ].map((rule) => [rule.id, rule]),
);

function page(id: string, severity: string, options: string): Rule {
  const lines = [
    '---',
    'kind: config',
    `severity: ${severity}`,
    'since: 0.1.0',
    'cwe: [312]',
    'threats: [data-breach]',
  ];
  return readRule(id, `${[...lines, `options: ${options}`, '---'].join('\n')}\n# Title of ${id}\n\nWhy it matters.\n`);
}
