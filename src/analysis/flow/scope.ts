/** Names of a module, a class body or a function, and where a name that is not there is looked for. */
import type { ClassShape, Value } from './value.ts';

export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly path: string;
  readonly lineStarts: readonly number[];
  /** Dotted name within the module, for readers and for fingerprints; empty for the module itself. */
  readonly name: string;
  readonly variables: Map<string, Value>;
  /** Imported names, looked up when they are read, so that circular imports resolve. */
  readonly imports: Map<string, () => Value>;
  readonly starImports: (() => Scope | undefined)[];
  readonly parent: Scope | undefined;
  /** Names that `global` or `nonlocal` sends elsewhere. */
  readonly sentTo: Map<string, Scope>;
  /** What functions write to names of this module, whenever they run. */
  readonly writtenLater: Map<string, Value>;
  readonly owner: ClassShape | undefined;
}

export function createScope(kind: Scope['kind'], name: string, parent: Scope, owner?: ClassShape): Scope {
  return {
    kind,
    name: parent.name ? `${parent.name}.${name}` : name,
    path: parent.path,
    lineStarts: parent.lineStarts,
    variables: new Map(),
    imports: new Map(),
    starImports: [],
    parent,
    sentTo: new Map(),
    writtenLater: new Map(),
    owner: owner ?? parent.owner,
  };
}

export function createModuleScope(path: string, lineStarts: readonly number[]): Scope {
  return {
    kind: 'module',
    name: '',
    path,
    lineStarts,
    variables: new Map(),
    imports: new Map(),
    starImports: [],
    parent: undefined,
    sentTo: new Map(),
    writtenLater: new Map(),
    owner: undefined,
  };
}

export function moduleScopeOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent) at = at.parent;
  return at;
}
