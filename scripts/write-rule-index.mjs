/**
 * Writes the table of rules into `rules/README.md`. Needs `npm run build`.
 *
 *   node scripts/write-rule-index.mjs [--check] [FOLDER]
 *
 * With `--check` nothing is written; the exit status is 1 where the table is out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadRules, RULES_FOLDER } from '../dist/rules/load-rules.js';
import { updateIndex } from '../dist/rules/update-index.js';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const folder = positionals[0] ?? RULES_FOLDER;
const path = join(folder, 'README.md');
const readme = readFileSync(path, 'utf8');
const updated = updateIndex(readme, loadRules(folder).rules.values());

if (!values.check) {
  writeFileSync(path, updated);
} else if (updated !== readme) {
  console.error(`${path} is out of date: run node scripts/write-rule-index.mjs`);
  process.exitCode = 1;
}
