/** Outputs and inputs of a callback in the groupings Dash allows (dash/dependencies.py, `handle_grouped_callback_args`). */

import type { Arguments, DependencyShape, Value } from '../values/value.ts';
import { shapeOf, stringOf } from '../values/value.ts';
import type { Callback, Grouping } from './observer.ts';

export type Groupings = Pick<Callback, 'outputs' | 'inputs' | 'named'>;

/** What the arguments of `callback(...)` say; undefined where there is no dependency among them. */
export function groupingsOf(args: Arguments): Groupings | undefined {
  const output = args.keywords.get('output') ?? args.keywords.get('outputs');
  const inputs = args.keywords.get('inputs') ?? args.keywords.get('input');
  const state = args.keywords.get('state');
  const outputs = output ? [groupingOf(output)] : [];
  const flat: Grouping[] = [];
  const named = new Map<string, Grouping>();
  for (const value of args.positional) addPositional(value, outputs, flat, named);
  if (inputs) addGiven(inputs, flat, named);
  if (state) addGiven(state, flat, named);
  const known = outputs.filter((grouping) => grouping !== undefined);
  if (known.length === 0 && flat.length === 0 && named.size === 0) return undefined;
  return {
    outputs: known.length > 1 ? { kind: 'list', items: known } : known[0],
    inputs: flat,
    named: named.size > 0 ? named : undefined,
  };
}

/** A dependency, or a list or dict of them. */
export function groupingOf(value: Value): Grouping | undefined {
  const dependency = shapeOf(value, 'dependency');
  if (dependency) return single(dependency);
  const sequence = shapeOf(value, 'sequence');
  if (sequence) {
    const items = sequence.items.map(groupingOf).filter((item) => item !== undefined);
    const more = sequence.rest && groupingOf(sequence.rest);
    return { kind: 'list', items: more ? [...items, more] : items };
  }
  const dict = shapeOf(value, 'dict');
  if (!dict) return undefined;
  const items = new Map<string, Grouping>();
  for (const [key, field] of dict.fields) {
    const item = groupingOf(field);
    if (item) items.set(key, item);
  }
  return items.size > 0 ? { kind: 'dict', items } : undefined;
}

/** Every single dependency in a grouping. */
export function singlesOf(grouping: Grouping | undefined): Extract<Grouping, { kind: 'single' }>[] {
  if (!grouping) return [];
  if (grouping.kind === 'single') return [grouping];
  return [...(grouping.kind === 'list' ? grouping.items : grouping.items.values())].flatMap(singlesOf);
}

function addPositional(
  value: Value,
  outputs: (Grouping | undefined)[],
  flat: Grouping[],
  named: Map<string, Grouping>,
): void {
  const grouping = groupingOf(value);
  if (!grouping) return;
  if (roleIn(value) === 'output') {
    outputs.push(grouping);
    return;
  }
  if (grouping.kind === 'dict') for (const [name, item] of grouping.items) named.set(name, item);
  else if (grouping.kind === 'list') flat.push(...grouping.items);
  else flat.push(grouping);
}

function addGiven(value: Value, flat: Grouping[], named: Map<string, Grouping>): void {
  const grouping = groupingOf(value);
  if (grouping?.kind === 'dict') for (const [name, item] of grouping.items) named.set(name, item);
  else if (grouping?.kind === 'list') flat.push(...grouping.items);
  else if (grouping) flat.push(grouping);
}

function roleIn(value: Value): DependencyShape['role'] | undefined {
  const dependency = shapeOf(value, 'dependency');
  if (dependency) return dependency.role;
  const sequence = shapeOf(value, 'sequence');
  if (sequence) return [...sequence.items, ...(sequence.rest ? [sequence.rest] : [])].map(roleIn).find(Boolean);
  const dict = shapeOf(value, 'dict');
  return dict ? [...dict.fields.values()].map(roleIn).find(Boolean) : undefined;
}

function single(shape: DependencyShape): Grouping {
  const { id, serverside = false } = shape;
  return { kind: 'single', id, property: stringOf(shape.property) ?? '', serverside };
}
