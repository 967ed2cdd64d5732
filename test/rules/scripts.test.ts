/** The two scripts, run as people run them, on a scratch folder. They need the build that `npm test` makes first. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadRules, RULES_FOLDER } from '../../src/rules/load-rules.ts';
import { readExamples } from '../../src/rules/read-examples.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  cpSync(RULES_FOLDER, folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function run(script: string, ...args: string[]) {
  return spawnSync(process.execPath, [join('scripts', script), ...args], { encoding: 'utf8' });
}

it('new-rule writes a page that is read as a rule, and its row in the index', () => {
  const { status, stderr } = run('new-rule.mjs', 'state-of-the-art', folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const rule = loadRules(folder).rules.get('state-of-the-art');
  expect(rule).toMatchObject({ title: 'State of the art', severity: 'warning' });
  expect(readExamples(rule?.body ?? '').map(({ heading }) => heading)).toEqual([
    'Bad',
    'Good',
    'Only the change counts',
  ]);
  expect(run('write-rule-index.mjs', '--check', folder).status).toBe(0);
});

it.each([
  ['an id that is none', 'Some_Rule', 2, 'Usage: '],
  ['a rule that is there', 'store-sensitive-data', 1, 'is there already'],
])('new-rule refuses %s', (_, id, status, message) => {
  const before = readFileSync(join(folder, 'store-sensitive-data.md'), 'utf8');
  const result = run('new-rule.mjs', id, folder);
  expect(result.status).toBe(status);
  expect(result.stderr).toContain(message);
  expect(readFileSync(join(folder, 'store-sensitive-data.md'), 'utf8')).toBe(before);
});

it('write-rule-index --check says when the index is out of date, and writing it helps', () => {
  const readme = join(folder, 'README.md');
  const current = readFileSync(readme, 'utf8');
  writeFileSync(readme, current.replace('| error |', '| notice |'));
  const check = run('write-rule-index.mjs', '--check', folder);
  expect(check.status).toBe(1);
  expect(check.stderr).toContain('out of date');
  expect(run('write-rule-index.mjs', folder).status).toBe(0);
  expect(readFileSync(readme, 'utf8')).toBe(current);
});
