/** Names of a module, a class body or a function, and where a name that is not there is looked for. */
import type { ClassShape, Scope } from '../values/value.ts';

export type { Scope } from '../values/value.ts';

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
