/** The notation of examples in `rules/models/sensitive-names.yml`. */
import type { NameKind, NameMatch, SensitiveNames } from '../../../src/analysis/sensitive/names.ts';

const KINDS: Readonly<Record<string, NameKind>> = {
  variable: 'variable',
  parameter: 'parameter',
  attribute: 'attribute',
  key: 'key',
  column: 'column',
  id: 'component-id',
  env: 'env',
};

/**
 * Classifies an example. `user_token` is a variable and `user.name` an attribute; other kinds stand before brackets:
 * `column(Date of Birth)`, `key(email)`, `id(password-input)`, `env(DB_PASS)`, `call(get_token)`, `path(data/users.csv)`.
 * The owner stands before the last dot: `column(patients.name)`.
 */
export function classifyExample(example: string, names: SensitiveNames): NameMatch | undefined {
  const [, word = '', inner = example] = /^([a-z]+)\((.*)\)$/.exec(example) ?? [];
  if (word === 'path') return names.classifyPath(inner);
  const dot = inner.lastIndexOf('.');
  const name = inner.slice(dot + 1);
  const owner = dot === -1 ? {} : { owner: inner.slice(0, dot) };
  if (word === 'call') return names.classifyCall(name, owner.owner);
  return names.classifyName(name, { kind: KINDS[word] ?? (dot === -1 ? 'variable' : 'attribute'), ...owner });
}
