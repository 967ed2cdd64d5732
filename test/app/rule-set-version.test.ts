import { expect, it } from 'vitest';
import { ruleSetVersion } from '../../src/app/rule-set-version.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

it('names the package and what its rules say', () => {
  const folder = loadRules();
  const version = ruleSetVersion(folder);
  expect(version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
  expect(ruleSetVersion(loadRules())).toBe(version);
  const [first] = folder.rules.values();
  const changed = first && new Map([...folder.rules, [first.id, { ...first, severity: 'notice' as const }]]);
  expect(ruleSetVersion({ ...folder, rules: changed ?? folder.rules })).not.toBe(version);
});
