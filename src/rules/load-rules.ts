/** The folder `rules/` is the registry: a page there is a rule, and nothing else is. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Models } from '../analysis/types.ts';
import { readRule } from './read-rule.ts';
import type { Rule } from './rule.ts';

/** The package's own pages. The path holds from `src/rules` and from `dist/rules` alike. */
export const RULES_FOLDER = fileURLToPath(new URL('../../rules/', import.meta.url));

/** What the folder holds: the rules by id in alphabetical order, and the models as the analysis reads them. */
export interface RuleFolder {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly models: Models;
}

/**
 * Loads every page and the models from disk.
 *
 * @param folder default: the package's own
 * @throws Error that names the page, line and key that is wrong
 */
export function loadRules(folder: string = RULES_FOLDER): RuleFolder {
  const entries = readdirSync(folder).sort();
  const rules = entries.filter(isPage).map((name) => readRule(basename(name, '.md'), read(folder, name)));
  const models = entries.includes('models') ? readdirSync(join(folder, 'models')) : [];
  const model = (name: string): unknown => (models.includes(name) ? parse(read(folder, 'models', name)) : undefined);
  return {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    models: { names: model('sensitive-names.yml'), libraries: model('libraries.yml') },
  };
}

function isPage(name: string): boolean {
  return name.endsWith('.md') && name !== 'README.md';
}

function read(...path: readonly string[]): string {
  return readFileSync(join(...path), 'utf8');
}
