/** Dicts, lists and tuples as they are written, and what iterating over a value gives. */
import type { Dict, Sequence } from '../../python/syntax.ts';
import type { NameContext } from '../../sensitive/name-match.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { elementOfFrame } from '../values/frame-rows.ts';
import { joinLabels } from '../values/label.ts';
import type { ClassShape, DictShape, FrameShape, SequenceShape, Shape, Value } from '../values/value.ts';
import { constant, join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from '../values/value.ts';

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
  const owner = ownerOfAmounts(node);
  const fields = new Map<string, Value>();
  let rest: Value | undefined;
  let keys: Value | undefined;
  let labels: Value['labels'] = [];
  for (const entry of node.entries) {
    const value = machine.evaluate(entry.value, activation);
    if (!entry.key) {
      const spread = shapeOf(value, 'dict');
      for (const [key, field] of spread?.fields ?? []) fields.set(key, field);
      if (spread?.rest) rest = join(rest ?? NOTHING, spread.rest);
      if (spread?.keys?.rest) keys = join(keys ?? NOTHING, spread.keys.rest);
      if (!spread || value.open) labels = joinLabels(labels, value.labels);
      if (value.open && value.labels.length === 0) rest = join(rest ?? NOTHING, UNKNOWN);
      continue;
    }
    const name = machine.evaluate(entry.key, activation);
    const key = keyText(name);
    if (name.labels.length > 0) keys = join(keys ?? NOTHING, unknownWith(name.labels));
    if (key === undefined) rest = join(rest ?? NOTHING, value);
    else fields.set(key, mark(machine, value, key, owner ?? { kind: 'key' }, siteOf(activation, entry)));
  }
  return of({ kind: 'dict', fields, rest, ...(keys ? { keys: { rest: keys } } : {}) }, labels);
}

/** `{'account_id': …, 'amount': …}` is a row of an account: its amount is one of somebody's money. */
function ownerOfAmounts({ entries }: Dict): NameContext | undefined {
  const keys = entries.map(({ key }) => (key?.kind === 'Str' ? key.value : ''));
  return keys.some((key) => OF_MONEY.test(key)) ? { kind: 'key', owner: 'transaction' } : undefined;
}

const OF_MONEY =
  /^(transaction|txn|tx|payment|invoice|expense|income|account|loan|transacao|transaccion|pagamento|pago|fatura|factura|conta|cuenta|konto|compte)_(id|type|date|number|nr|status)$/i;

/** The key under which a dict holds a value: a string, or a number as text. */
export function keyText(value: Value | undefined): string | undefined {
  const text = stringOf(value);
  if (text !== undefined) return text;
  const shape = value && !value.open && value.shapes.length === 1 ? value.shapes[0] : undefined;
  return shape?.kind === 'constant' && typeof shape.value === 'number' ? String(shape.value) : undefined;
}

/** One element of what is iterated over. */
export function elementOf(value: Value): Value {
  // The names of a table's columns are nobody's.
  if (!value.open && value.shapes.length > 0 && value.shapes.every(isTable)) return namesIn(value);
  let element: Value = value.open || value.shapes.length === 0 ? unknownWith(value.labels) : NOTHING;
  for (const shape of value.shapes) element = join(element, elementOfShape(shape, value));
  if (value.clean) return { ...element, clean: true };
  return value.labels.length === 0 ? element : { ...element, labels: joinLabels(element.labels, value.labels) };
}

function isTable(shape: Shape): shape is FrameShape {
  return shape.kind === 'frame' && !shape.rows;
}

function namesIn(value: Value): Value {
  return value.shapes.filter(isTable).reduce((all: Value, shape) => join(all, elementOfFrame(shape, value)), NOTHING);
}

function elementOfShape(shape: Shape, whole: Value): Value {
  switch (shape.kind) {
    case 'sequence':
      return shape.items.reduce(join, shape.rest ?? NOTHING);
    case 'dict': {
      const { items, rest } = shape.row ? valuesOf(shape) : keysOf(shape);
      return items.reduce(join, rest ?? NOTHING);
    }
    case 'frame':
      return elementOfFrame(shape, whole);
    case 'instance':
      return positionsOf(shape)?.reduce(join, NOTHING) ?? unknownWith(whole.labels);
    case 'component':
      return shape.props.get('children') ?? UNKNOWN;
    default:
      return unknownWith(whole.labels);
  }
}

/** What iterating over a dict gives: its keys. */
export function keysOf({ fields, rest, keys }: DictShape): SequenceShape {
  const open = rest ? (keys?.rest ?? UNKNOWN) : keys?.rest;
  return { kind: 'sequence', tuple: false, items: [...fields.keys()].map((key) => constant(key)), rest: open };
}

export function valuesOf({ fields, rest }: DictShape): SequenceShape {
  return { kind: 'sequence', tuple: false, items: [...fields.values()], rest };
}

/** `(key, value)` for each entry. */
export function itemsOf({ fields, rest, keys }: DictShape): SequenceShape {
  const pair = (key: Value, value: Value): Value =>
    of({ kind: 'sequence', tuple: true, items: [key, value], rest: undefined });
  return {
    kind: 'sequence',
    tuple: false,
    items: [...fields].map(([key, value]) => pair(constant(key), value)),
    rest: rest && pair(keys?.rest ?? UNKNOWN, rest),
  };
}

/** What stands at each position, where that is known: of lists and tuples, rows, named tuples. */
export function positionsOf(shape: Shape): readonly Value[] | undefined {
  switch (shape.kind) {
    case 'sequence':
      return shape.rest === undefined ? shape.items : undefined;
    case 'dict': {
      const members = shape.row ? valuesOf(shape) : keysOf(shape);
      return members.rest === undefined ? members.items : undefined;
    }
    case 'instance':
      return isNamedTuple(shape.class) ? [...shape.fields.values()] : undefined;
    case 'object':
      return shape.type === NAMED_TUPLE ? [...shape.fields.values()] : undefined;
    default:
      return undefined;
  }
}

function isNamedTuple({ bases }: ClassShape): boolean {
  return bases.some((base) =>
    base.shapes.some((shape) => shape.kind === 'external' && /\bNamedTuple$/.test(shape.name)),
  );
}

/** The type of what `collections.namedtuple` makes. */
export const NAMED_TUPLE = 'collections.namedtuple';

/** A list of pairs, as `dict(...)` and `update(...)` take one: the dict that it makes. */
export function dictOfPairs(value: Value): DictShape | undefined {
  const sequence = shapeOf(value, 'sequence');
  if (!sequence) return undefined;
  const dict: DictShape = { kind: 'dict', fields: new Map(), rest: undefined };
  const put = (pair: Value, isSure: boolean): void => {
    for (const shape of pair.shapes) {
      const [name, content] = positionsOf(shape) ?? [];
      if (!name || !content) continue;
      const key = isSure ? keyText(name) : undefined;
      if (key !== undefined) dict.fields.set(key, content);
      else dict.rest = join(dict.rest ?? NOTHING, content);
      if (name.labels.length > 0) dict.keys = { rest: join(dict.keys?.rest ?? NOTHING, unknownWith(name.labels)) };
    }
    if (pair.open) dict.rest = join(dict.rest ?? NOTHING, elementOf(pair));
  };
  for (const item of sequence.items) put(item, true);
  if (sequence.rest) put(sequence.rest, false);
  return dict;
}
