/** Dicts, lists and tuples as they are written, and what iterating over a value gives. */
import type { Dict, Sequence } from '../python/syntax.ts';
import { joinLabels } from './label.ts';
import type { Activation, Machine } from './machine.ts';
import { siteOf } from './machine.ts';
import { mark } from './mark.ts';
import type { Shape, Value } from './value.ts';
import { join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from './value.ts';

/** More elements than this are one unknown element: a table of constants is no record of anyone. */
const MOST_ITEMS = 64;

export function sequenceOf(machine: Machine, node: Sequence, activation: Activation): Value {
  const items: Value[] = [];
  let rest: Value | undefined;
  for (const element of node.elements) {
    const value = machine.evaluate(element, activation);
    if (element.kind === 'Starred') {
      const inner = shapeOf(value, 'sequence');
      if (inner && !value.open && inner.rest === undefined && rest === undefined) items.push(...inner.items);
      else rest = join(rest ?? NOTHING, elementOf(value));
    } else if (items.length < MOST_ITEMS && rest === undefined) items.push(value);
    else rest = join(rest ?? NOTHING, value);
  }
  return of({ kind: 'sequence', tuple: node.kind === 'Tuple', items, rest });
}

export function dictOf(machine: Machine, node: Dict, activation: Activation): Value {
  const fields = new Map<string, Value>();
  let rest: Value | undefined;
  let labels: Value['labels'] = [];
  for (const entry of node.entries) {
    const value = machine.evaluate(entry.value, activation);
    if (!entry.key) {
      const spread = shapeOf(value, 'dict');
      for (const [key, field] of spread?.fields ?? []) fields.set(key, field);
      if (spread?.rest) rest = join(rest ?? NOTHING, spread.rest);
      if (!spread || value.open) labels = joinLabels(labels, value.labels);
      if (value.open && value.labels.length === 0) rest = join(rest ?? NOTHING, UNKNOWN);
      continue;
    }
    const key = keyText(machine.evaluate(entry.key, activation));
    if (key === undefined) rest = join(rest ?? NOTHING, value);
    else fields.set(key, mark(machine, value, key, { kind: 'key' }, siteOf(activation, entry)));
  }
  return of({ kind: 'dict', fields, rest }, labels);
}

/** The key under which a dict holds a value: a string, or a number as text. */
export function keyText(value: Value | undefined): string | undefined {
  const text = stringOf(value);
  if (text !== undefined) return text;
  const shape = value && !value.open && value.shapes.length === 1 ? value.shapes[0] : undefined;
  return shape?.kind === 'constant' && typeof shape.value === 'number' ? String(shape.value) : undefined;
}

/** One element of what is iterated over. */
export function elementOf(value: Value): Value {
  let element: Value = value.open || value.shapes.length === 0 ? unknownWith(value.labels) : NOTHING;
  for (const shape of value.shapes) element = join(element, elementOfShape(shape, value));
  if (value.clean) return { ...element, clean: true };
  return value.labels.length === 0 ? element : { ...element, labels: joinLabels(element.labels, value.labels) };
}

function elementOfShape(shape: Shape, whole: Value): Value {
  switch (shape.kind) {
    case 'sequence':
      return shape.items.reduce(join, shape.rest ?? NOTHING);
    case 'dict':
      return UNKNOWN;
    case 'component':
      return shape.props.get('children') ?? UNKNOWN;
    default:
      return unknownWith(whole.labels);
  }
}
