/** Values in a clientside callback's JavaScript: which credentials may be in them, told by names as in Python. */
import type { Expression } from '../../dash/clientside/syntax.ts';
import type { Label } from '../values/label.ts';
import { joinLabels } from '../values/label.ts';

export interface ScriptValue {
  readonly labels: readonly Label[];
  /** A literal, a flag, a number: a telling name adds nothing to it. */
  readonly inert: boolean;
  readonly fields?: ReadonlyMap<string, ScriptValue>;
  readonly items?: readonly ScriptValue[];
  readonly fn?: ScriptClosure;
}

export interface ScriptClosure {
  readonly definition: Extract<Expression, { kind: 'function' }>;
  readonly scope: ScriptScope;
}

export interface ScriptScope {
  readonly names: Map<string, ScriptValue>;
  readonly parent: ScriptScope | undefined;
}

export const INERT: ScriptValue = { labels: [], inert: true };
export const ANYTHING: ScriptValue = { labels: [], inert: false };

export function holding(labels: readonly Label[]): ScriptValue {
  return labels.length === 0 ? ANYTHING : { labels, inert: false };
}

/** One or the other; what is known of the form stays where only one side knows it. */
export function either(a: ScriptValue, b: ScriptValue): ScriptValue {
  if (a === b || b === INERT) return a;
  if (a === INERT) return b;
  const fields = a.fields && b.fields ? new Map([...a.fields, ...b.fields]) : (a.fields ?? b.fields);
  const items = longer(a.items, b.items)?.map((item, index) => {
    const other = (a.items === undefined || b.items === undefined ? undefined : [a.items, b.items])?.map(
      (list) => list[index] ?? INERT,
    );
    return other ? other.reduce(either) : item;
  });
  const fn = a.fn ?? b.fn;
  return {
    labels: joinLabels(a.labels, b.labels),
    inert: a.inert && b.inert,
    ...(fields ? { fields } : {}),
    ...(items ? { items } : {}),
    ...(fn ? { fn } : {}),
  };
}

/** Everything in it, however deep. */
export function allLabels(value: ScriptValue, depth = 6): readonly Label[] {
  if (depth === 0) return value.labels;
  const parts = [...(value.fields?.values() ?? []), ...(value.items ?? [])];
  return parts.reduce((labels, part) => joinLabels(labels, allLabels(part, depth - 1)), value.labels);
}

export function withLabel(value: ScriptValue, label: Label | undefined): ScriptValue {
  return label && !value.inert ? { ...value, labels: joinLabels(value.labels, [label]) } : value;
}

export function lookUpName(scope: ScriptScope, name: string): ScriptValue | undefined {
  for (let at: ScriptScope | undefined = scope; at; at = at.parent) {
    const value = at.names.get(name);
    if (value) return value;
  }
  return undefined;
}

/** Joins, since branches are laid flat: what a name held on another way it may still hold. */
export function bindName(scope: ScriptScope, name: string, value: ScriptValue): void {
  let holder: ScriptScope | undefined = scope;
  while (holder && !holder.names.has(name)) holder = holder.parent;
  const { names } = holder ?? scope;
  const before = names.get(name);
  names.set(name, before ? either(before, value) : value);
}

function longer<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  if (!a || !b) return a ?? b;
  return a.length >= b.length ? a : b;
}
