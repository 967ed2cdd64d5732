import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadRules } from '../../src/rules/load-rules.ts';

const PAGE = `---
kind: config
severity: notice
since: 0.1.0
cwe: [1]
threats: [data-breach]
---
# Title

Why.
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('loads every page but the index, and the names model', () => {
  mkdirSync(join(folder, 'models'));
  writeFileSync(join(folder, 'models', 'sensitive-names.yml'), 'a: [1, 2]\n');
  for (const name of ['second.md', 'first.md', 'README.md', 'notes.txt']) writeFileSync(join(folder, name), PAGE);
  const { rules, models } = loadRules(folder);
  expect([...rules.keys()]).toEqual(['first', 'second']);
  expect(models.names).toEqual({ a: [1, 2] });
});

it('does without a names model', () => {
  expect(loadRules(folder)).toEqual({ rules: new Map(), models: { names: undefined, libraries: undefined } });
});

it('names the page that is wrong', () => {
  writeFileSync(join(folder, 'broken.md'), PAGE.replace('notice', 'loud'));
  expect(() => loadRules(folder)).toThrow(/^broken\.md:3: severity: /);
});
