/** Methods of tables that choose, drop, rename or add columns. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { withoutRecords } from '../values/label.ts';
import type { Arguments, FrameShape, Value } from '../values/value.ts';
import { constant, join, NOTHING, of, shapeOf, stringOf, stringsOf, UNKNOWN, unknownWith } from '../values/value.ts';

/** undefined where the method does none of this. */
export function narrowColumns(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  const first = args.positional[0];
  switch (method) {
    case 'drop':
      return dropped(machine, frame, whole, args);
    case 'pop': {
      const name = stringOf(first);
      const column = name === undefined ? undefined : frame.columns.get(name);
      if (name !== undefined) machine.heap.remove(frame.columns, name);
      return column ?? whole;
    }
    case 'filter':
    case 'reindex':
    case 'select': {
      const listed = args.keywords.get('items') ?? args.keywords.get('columns') ?? first;
      const names = [...(listed ? columnNames(listed) : []), ...args.positional.slice(1).flatMap(columnNames)];
      return names.length > 0 ? selection(machine, frame, whole, names, at) : whole;
    }
    case 'rename':
      return renamed(machine, frame, whole, args);
    case 'assign':
    case 'with_columns':
      return withColumns(machine, frame, whole, args, at);
    case 'insert': {
      const name = stringOf(args.positional[1]);
      if (name !== undefined) machine.heap.set(frame.columns, name, args.positional[2] ?? UNKNOWN);
      return constant(null);
    }
    default:
      return undefined;
  }
}

function dropped(machine: Machine, frame: FrameShape, whole: Value, args: Arguments): Value {
  const listed = args.keywords.get('columns') ?? args.keywords.get('labels');
  const names = [...(listed ? [listed] : []), ...args.positional].flatMap(columnNames);
  if (!isInPlace(args)) return withoutColumns(frame, whole, names);
  for (const name of names) machine.heap.remove(frame.columns, name);
  return constant(null);
}

function isInPlace({ keywords }: Arguments): boolean {
  const given = keywords.get('inplace');
  return given !== undefined && shapeOf(given, 'constant')?.value === true;
}

export function withoutColumns(frame: FrameShape, whole: Value, names: readonly string[]): Value {
  const columns = new Map(frame.columns);
  for (const name of names) columns.delete(name);
  return of({ ...frame, columns }, whole.labels);
}

function renamed(machine: Machine, frame: FrameShape, whole: Value, args: Arguments): Value {
  const mapping = args.keywords.get('columns') ?? args.positional[0];
  const names = mapping && shapeOf(mapping, 'dict');
  if (!names) return whole;
  const columns = new Map<string, Value>();
  for (const [name, value] of frame.columns) columns.set(stringOf(names.fields.get(name)) ?? name, value);
  if (!isInPlace(args)) return of({ ...frame, columns }, whole.labels);
  for (const name of [...frame.columns.keys()]) machine.heap.remove(frame.columns, name);
  for (const [name, value] of columns) machine.heap.set(frame.columns, name, value);
  return constant(null);
}

/** `assign(a=…)`, `with_columns(a=…)`; a function is given the table. */
function withColumns(machine: Machine, frame: FrameShape, whole: Value, args: Arguments, at: CallSite): Value {
  const columns = new Map(frame.columns);
  for (const [name, value] of args.keywords) {
    const isFunction = shapeOf(value, 'function') !== undefined;
    const made = isFunction
      ? machine.call(value, { positional: [of(frame, whole.labels)], keywords: new Map(), rest: undefined }, at)
      : value;
    addColumn(machine, columns, name, made, at);
  }
  return of({ ...frame, columns }, whole.labels);
}

/** `df.columns = ['a', 'b']`: by position where all are known. */
export function nameColumns(machine: Machine, frame: FrameShape, names: Value, at: CallSite): void {
  const listed = shapeOf(names, 'sequence');
  if (!listed || names.open || listed.rest !== undefined) return;
  const given = listed.items.map((item) => stringOf(item));
  const old = [...frame.columns];
  const isKnown = frame.complete && old.length === given.length;
  for (const [name] of old) machine.heap.remove(frame.columns, name);
  given.forEach((name, index) => {
    const value = isKnown ? (old[index]?.[1] ?? UNKNOWN) : UNKNOWN;
    if (name !== undefined)
      machine.heap.set(frame.columns, name, mark(machine, value, name, { kind: 'column' }, at.site));
  });
  // What stood under names that are not known any more may stand under any.
  const lost = isKnown ? NOTHING : old.map(([, value]) => value).reduce(join, NOTHING);
  if (lost !== NOTHING) machine.heap.set(frame.columns, '*', lost);
}

/** Only these columns. */
export function selection(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  names: readonly string[],
  at: CallSite,
): Value {
  const columns = new Map<string, Value>();
  for (const name of names) {
    const known = frame.columns.get(name) ?? frame.columns.get('*');
    if (known) columns.set(name, known);
    else if (!frame.complete) addColumn(machine, columns, name, unknownWith(withoutRecords(whole.labels)), at);
  }
  return of({ kind: 'frame', columns, complete: true }, withoutRecords(whole.labels));
}

export function addColumn(
  machine: Machine,
  columns: Map<string, Value>,
  name: string,
  value: Value,
  at: CallSite,
): void {
  columns.set(name, mark(machine, value, name, { kind: 'column' }, at.site));
}

export function columnNames(value: Value): string[] {
  const sequence = shapeOf(value, 'sequence');
  if (!sequence) return [...stringsOf(value)];
  return [
    ...sequence.items.flatMap((item) => [...stringsOf(item)]),
    ...(sequence.rest ? stringsOf(sequence.rest) : []),
  ];
}
