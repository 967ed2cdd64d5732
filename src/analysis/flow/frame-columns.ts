/** Methods of tables that choose, drop or rename columns. */
import { withoutRecords } from './label.ts';
import type { CallSite, Machine } from './machine.ts';
import { mark } from './mark.ts';
import type { Arguments, FrameShape, Value } from './value.ts';
import { of, shapeOf, stringOf, stringsOf, unknownWith } from './value.ts';

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
    case 'drop': {
      const listed = args.keywords.get('columns') ?? first;
      return listed ? without(frame, whole, columnNames(listed)) : whole;
    }
    case 'pop': {
      const name = stringOf(first);
      return name === undefined ? whole : (frame.columns.get(name) ?? whole);
    }
    case 'filter':
    case 'reindex':
    case 'select': {
      const listed = args.keywords.get('items') ?? args.keywords.get('columns') ?? first;
      const names = [...(listed ? columnNames(listed) : []), ...args.positional.slice(1).flatMap(columnNames)];
      return names.length > 0 ? selection(machine, frame, whole, names, at) : whole;
    }
    case 'rename':
      return renamed(frame, whole, args.keywords.get('columns') ?? first);
    default:
      return undefined;
  }
}

function without(frame: FrameShape, whole: Value, names: readonly string[]): Value {
  const columns = new Map(frame.columns);
  for (const name of names) columns.delete(name);
  return of({ ...frame, columns }, whole.labels);
}

function renamed(frame: FrameShape, whole: Value, mapping: Value | undefined): Value {
  const names = mapping && shapeOf(mapping, 'dict');
  if (!names) return whole;
  const columns = new Map<string, Value>();
  for (const [name, value] of frame.columns) columns.set(stringOf(names.fields.get(name)) ?? name, value);
  return of({ ...frame, columns }, whole.labels);
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
    const known = frame.columns.get(name);
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
