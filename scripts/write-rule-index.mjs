/**
 * Writes the table of rules into `rules/README.md` and the README of the repository. Needs `npm run build`.
 *
 *   node scripts/write-rule-index.mjs [--check] [FOLDER]
 *
 * With `--check` nothing is written; the exit status is 1 where a table is out of date. A FOLDER of one's own has only
 * its own README.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadRules, RULES_FOLDER } from '../dist/rules/load-rules.js';
import { updateIndex } from '../dist/rules/update-index.js';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const [folder] = positionals;
const rules = loadRules(folder ?? RULES_FOLDER).rules;

write(join(folder ?? RULES_FOLDER, 'README.md'), '');
if (folder === undefined) write(fileURLToPath(new URL('../README.md', import.meta.url)), 'rules/');

function write(path, pages) {
  const readme = readFileSync(path, 'utf8');
  const updated = updateIndex(readme, rules.values(), pages);
  if (updated === readme) return;
  if (!values.check) return writeFileSync(path, updated);
  console.error(`${path} is out of date; run npm run generate`);
  process.exitCode = 1;
}
