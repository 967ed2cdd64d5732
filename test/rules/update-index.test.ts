import { expect, it } from 'vitest';
import type { Rule } from '../../src/rules/rule.ts';
import { updateIndex } from '../../src/rules/update-index.ts';

const rule: Rule = {
  id: 'some-rule',
  kind: 'flow',
  severity: 'error',
  since: '0.1.0',
  cwe: [1],
  threats: ['data-breach'],
  options: {},
  title: 'What costs $&',
  why: 'Why.',
  body: '',
};

const TABLE = `| rule | kind | default | in one line |
| --- | --- | --- | --- |
| [\`some-rule\`](some-rule.md) | flow | error | What costs $& |
`;

it('replaces the table and keeps the rest', () => {
  const readme = 'Above.\n<!-- index -->\nold\n<!-- /index -->\nBelow.\n';
  const updated = updateIndex(readme, [rule]);
  expect(updated).toBe(`Above.\n<!-- index -->\n${TABLE}<!-- /index -->\nBelow.\n`);
  expect(updateIndex(updated, [rule])).toBe(updated);
});

it('says what a README without a place for it lacks', () => {
  expect(() => updateIndex('Above.\n', [rule])).toThrow('README.md needs the lines');
});
