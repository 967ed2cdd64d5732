/** Names that other modules bring; looked up when they are read, so that circular imports resolve. */
import { exportsOf } from '../../dash/exports.ts';
import { canonical, isModelledLibrary } from '../../dash/names.ts';
import type { Import, ImportFrom } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import type { Scope } from '../machine/scope.ts';
import type { Value } from '../values/value.ts';
import { of, UNKNOWN } from '../values/value.ts';
import { moduleMember } from './access.ts';

export function bindImport(machine: Machine, statement: Import, activation: Activation): void {
  const { scope } = activation;
  for (const alias of statement.names) {
    // `import a.b` binds `a`; `import a.b as c` binds the module itself.
    const bound = alias.alias ?? (alias.name.split('.')[0] as string);
    const target = alias.alias ? alias.name : bound;
    const path = isModelledLibrary(target) ? undefined : machine.program.resolve(scope.path, target, 0);
    const value = path ? of({ kind: 'module', path }) : of({ kind: 'external', name: canonical(target) });
    if (path) machine.enter(machine.program.resolve(scope.path, alias.name, 0) ?? path);
    scope.imports.set(bound, () => value);
    scope.variables.delete(bound);
  }
}

export function bindImportFrom(machine: Machine, statement: ImportFrom, activation: Activation): void {
  const { scope } = activation;
  const isLibrary = statement.level === 0 && isModelledLibrary(statement.module);
  const path = isLibrary ? undefined : machine.program.resolve(scope.path, statement.module, statement.level);
  for (const alias of statement.names) {
    if (alias.name === '*') {
      if (path) scope.starImports.push(() => machine.enter(path));
      else for (const [name, full] of exportsOf(statement.module)) bindLibraryName(scope, name, full);
      continue;
    }
    const bound = alias.alias ?? alias.name;
    scope.variables.delete(bound);
    if (path && path !== scope.path) {
      machine.enter(path);
      const submodule = machine.program.resolve(scope.path, joined(statement.module, alias.name), statement.level);
      const imported = (): Value => {
        const member = moduleMember(machine, path, alias.name);
        if (member) return member;
        if (submodule) return of({ kind: 'module', path: submodule });
        return fromLibrary(machine, statement.module, alias.name, activation, alias);
      };
      scope.imports.set(bound, once(imported));
      continue;
    }
    const value = fromLibrary(machine, statement.module, alias.name, activation, alias);
    scope.imports.set(bound, () => value);
  }
}

/** As written names do, a star import takes the place of what was bound before. */
function bindLibraryName(scope: Scope, name: string, full: string): void {
  scope.variables.delete(name);
  scope.imports.set(name, () => of({ kind: 'external', name: full }));
}

/** Two modules that import a name from each other must not look for it for ever. */
function once(look: () => Value): () => Value {
  let looking = false;
  return () => {
    if (looking) return UNKNOWN;
    looking = true;
    try {
      return look();
    } finally {
      looking = false;
    }
  };
}

function joined(module: string, name: string): string {
  return module === '' ? name : `${module}.${name}`;
}

/** A constant of a module that is not here is known by its name alone. */
function fromLibrary(
  machine: Machine,
  module: string,
  name: string,
  activation: Activation,
  node: { start: number; end: number },
): Value {
  const value = of({ kind: 'external', name: canonical(joined(module, name)) });
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) return value;
  return mark(machine, { ...value, open: true }, name, { kind: 'variable' }, siteOf(activation, node));
}
