/** What a name means at a place. */

import type { Value } from '../values/value.ts';
import { join, of, shapeOf, stringOf, UNKNOWN } from '../values/value.ts';
import type { Machine } from './machine.ts';
import type { Scope } from './scope.ts';

export function lookUp(machine: Machine, name: string, scope: Scope): Value {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    // Names of a class body are not seen from its methods.
    if (at.kind === 'class' && at !== scope) continue;
    const found = nameIn(machine, at, name);
    if (found) return found;
  }
  return BUILTINS.has(name) ? of({ kind: 'external', name: `builtins.${name}` }) : UNKNOWN;
}

/** The value of a name of this very scope, with what functions write to it when they run. */
export function nameIn(_machine: Machine, scope: Scope, name: string): Value | undefined {
  const value = scope.variables.get(name) ?? scope.imports.get(name)?.() ?? fromStars(scope, name);
  const later = scope.writtenLater.get(name);
  if (!later) return value;
  return value ? join(value, later) : later;
}

function fromStars(scope: Scope, name: string): Value | undefined {
  if (name.startsWith('_')) return undefined;
  for (const star of scope.starImports.toReversed()) {
    const source = star();
    const value = source && source !== scope ? starred(source, name, 4) : undefined;
    if (value) return value;
  }
  return undefined;
}

/** A name that a module hands out with a star: one of `__all__`, where it has that. */
function starred(scope: Scope, name: string, depth: number): Value | undefined {
  const listed = scope.variables.get('__all__');
  const exact = listed && !listed.open ? shapeOf(listed, 'sequence') : undefined;
  if (exact && exact.rest === undefined && !exact.items.some((item) => stringOf(item) === name)) return undefined;
  const own = scope.variables.get(name) ?? scope.imports.get(name)?.();
  if (own || depth === 0) return own;
  for (const star of scope.starImports.toReversed()) {
    const source = star();
    const value = source && source !== scope ? starred(source, name, depth - 1) : undefined;
    if (value) return value;
  }
  return undefined;
}

const BUILTINS = new Set(
  `abs all any ascii bin bool bytearray bytes callable chr classmethod dict dir divmod enumerate eval exec filter float
  format frozenset getattr globals hasattr hash hex id input int isinstance issubclass iter len list locals map max min
  next object oct open ord pow print property range repr reversed round set setattr slice sorted staticmethod str sum
  super tuple type vars zip __import__ __name__ __file__ Exception ValueError KeyError`.split(/\s+/),
);
