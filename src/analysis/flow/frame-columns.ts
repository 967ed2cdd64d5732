/** Methods of tables that choose, drop or rename columns. */
import { columnNames, selection } from './frames.ts';
import type { CallSite, Machine } from './machine.ts';
import type { Arguments, FrameShape, Value } from './value.ts';
import { of, shapeOf, stringOf } from './value.ts';

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
