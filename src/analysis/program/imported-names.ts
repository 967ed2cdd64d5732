/** What the names of a file mean as far as imports tell, for looking at expressions without running them. */
import type { Expression, Module } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';

export interface ImportedName {
  /** `uuid` for `import uuid as u`, `secrets.token_hex` for `from secrets import token_hex`. */
  readonly dotted: string;
  /** Of a name that was imported from a module: the module and its dots, to find it in the program. */
  readonly from?: { readonly module: string; readonly level: number; readonly name: string };
}

const known = new WeakMap<Module, ReadonlyMap<string, ImportedName>>();

export function importedNames(module: Module): ReadonlyMap<string, ImportedName> {
  const before = known.get(module);
  if (before) return before;
  const names = new Map<string, ImportedName>();
  walk(module.body, (node) => {
    if (node.kind === 'Import') {
      for (const { name, alias } of node.names) names.set(alias ?? first(name), { dotted: alias ? name : first(name) });
    }
    if (node.kind === 'ImportFrom') {
      for (const { name, alias } of node.names) {
        const from = { module: node.module, level: node.level, name };
        names.set(alias ?? name, { dotted: `${node.module}.${name}`, from });
      }
    }
  });
  known.set(module, names);
  return names;
}

/** `uuid.uuid4` for `u.uuid4`; `*.hex` for a method of something else; `builtins.str` for a name nobody brings. */
export function dottedName(expression: Expression, names: ReadonlyMap<string, ImportedName>): string {
  if (expression.kind === 'Name') return names.get(expression.id)?.dotted ?? `builtins.${expression.id}`;
  if (expression.kind !== 'Attribute') return '*';
  const { value, attr } = expression;
  if (value.kind !== 'Name' && value.kind !== 'Attribute') return `*.${attr}`;
  const owner = dottedName(value, names);
  return owner.startsWith('builtins.') || owner.startsWith('*') ? `*.${attr}` : `${owner}.${attr}`;
}

function first(name: string): string {
  return name.split('.')[0] ?? name;
}
