/** Values that the code gives a name: by assignment, as an argument, as an entry of a dict. */
import type { Node } from '../python/children.ts';
import type { Expression, Span } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import type { NameKind } from '../sensitive/name-match.ts';

export interface NamedValue {
  readonly name: string;
  readonly kind: NameKind;
  readonly value: Expression;
  /** From the name to the value. */
  readonly node: Span;
}

/** A longer key names nothing. */
const LONGEST_NAME = 200;

/** Outer ones before inner ones, in the order of the text. */
export function namedValuesIn(root: Node | readonly Node[]): readonly NamedValue[] {
  const found: NamedValue[] = [];
  walk(root, (node) => {
    for (const value of valuesOf(node)) if (value.name.length <= LONGEST_NAME) found.push(value);
  });
  return found;
}

function valuesOf(node: Node): readonly NamedValue[] {
  switch (node.kind) {
    case 'Assign':
      return node.targets.flatMap((target) => named(target, node.value, node));
    case 'AnnotatedAssign':
      return node.value ? named(node.target, node.value, node) : [];
    case 'Dict':
      return node.entries.flatMap((entry) =>
        entry.key?.kind === 'Str'
          ? [{ name: entry.key.value, kind: 'key', value: entry.value, node: entry } as const]
          : [],
      );
    case 'Call':
      return node.keywords.flatMap((keyword) =>
        keyword.name === undefined
          ? []
          : [{ name: keyword.name, kind: 'key', value: keyword.value, node: keyword } as const],
      );
    case 'FunctionDef':
    case 'Lambda':
      return node.parameters.flatMap((one) =>
        one.default ? [{ name: one.name, kind: 'parameter', value: one.default, node: one } as const] : [],
      );
    default:
      return [];
  }
}

function named(target: Expression, value: Expression, node: Span): readonly NamedValue[] {
  if (target.kind === 'Name') return [{ name: target.id, kind: 'variable', value, node }];
  if (target.kind === 'Attribute') return [{ name: target.attr, kind: 'attribute', value, node }];
  if (target.kind !== 'Subscript' || target.index.kind !== 'Str') return [];
  return [{ name: target.index.value, kind: 'key', value, node }];
}
