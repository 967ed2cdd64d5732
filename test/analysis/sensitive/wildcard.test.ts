import { expect, test } from 'vitest';
import { matchesWildcard } from '../../../src/analysis/sensitive/wildcard.ts';

test.each([
  ['deal_size', 'deal_size', true],
  ['deal_size', 'deal_sizes', false],
  ['*_margin', 'gross_margin', true],
  ['*_margin', '_margin', true],
  ['*_margin', 'margin', false],
  ['email_template_*', 'email_template_', true],
  ['a*b*c', 'aXbXbXc', true],
  ['a*b*c', 'aXcXb', false],
  ['theme?', 'theme1', true],
  ['theme?', 'theme', false],
  ['*', '', true],
  ['**', 'x', true],
  ['', '', true],
  ['', 'x', false],
  ['a.c', 'abc', false],
])('%s against %s', (pattern, text, matches) => {
  expect(matchesWildcard(pattern, text)).toBe(matches);
});

test('many stars take no exponential time', () => {
  expect(matchesWildcard('*a'.repeat(100), 'a'.repeat(99))).toBe(false);
});
