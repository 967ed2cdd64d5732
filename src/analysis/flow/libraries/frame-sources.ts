/** Tables as they come about: read from files and queries, built of dicts and rows, put together of other tables. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { elementOf, positionsOf } from '../objects/containers.ts';
import { labelsIn } from '../values/contents.ts';
import type { Label } from '../values/label.ts';
import { joinLabels, labelOf, withoutRecords } from '../values/label.ts';
import { asNumber, hasData, withoutTraits } from '../values/traits.ts';
import type { Arguments, FrameShape, Value } from '../values/value.ts';
import { CLEAN, join, NOTHING, shapeOf, stringOf, stringsOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { addColumn, columnNames } from './frame-columns.ts';

/** A table read from a file, a query or other data: what its arguments name is in it. */
export function frameFrom(
  machine: Machine,
  name: string,
  args: Arguments,
  at: CallSite,
  receiver: Value | undefined,
): Value {
  if (/(^|\.)(concat|merge|merge_asof|merge_ordered)$/.test(name)) return together(args);
  const inputs = [...args.positional, ...args.keywords.values()];
  let labels = inputs.reduce((all: Value['labels'], input) => joinLabels(all, asTable(input)), []);
  if (receiver) labels = joinLabels(labels, receiver.labels);
  // Rows of a file or a database are not what was asked with.
  if (!OF_DATA.test(name)) labels = withoutTraits(asNumber(labels), ['browser-state', 'whole']);
  const listed = args.keywords.get('columns') ?? args.keywords.get('names') ?? args.keywords.get('usecols');
  const names = listed ? columnNames(listed) : [];
  const data = args.positional[0] ?? args.keywords.get('data') ?? UNKNOWN;
  const known = columnsOfData(data, names) ?? columnsOfQuery(machine, inputs, at);
  const columns = new Map(known?.columns);
  for (const text of inputs.flatMap(stringsOf)) labels = joinLabels(labels, labelsOfText(machine, text, at));
  for (const column of names) addColumn(machine, columns, column, columns.get(column) ?? UNKNOWN, at);
  const complete = columns.size > 0 && (known?.complete === true || listed !== undefined);
  const file = /(^|\.)(read|scan)_/.test(name) ? stringOf(args.positional[0]) : undefined;
  const isConstant = /DataFrame$/.test(name) && !known && !hasData(labels) && columns.size === 0;
  return {
    shapes: [{ kind: 'frame', columns, complete, ...(file !== undefined && !hasData(labels) ? { file } : {}) }],
    open: isConstant,
    labels: complete ? withoutRecords(labels) : labels,
    clean: false,
  };
}

const OF_DATA = /(DataFrame|from_dict|from_records|json_normalize|read_json|LazyFrame)$/;

/** What is somewhere in the rows is in the table, not in each of its columns. */
function asTable(input: Value): readonly Label[] {
  return labelsIn(input).map((label) =>
    input.labels.includes(label) || label.record ? label : { ...label, record: true },
  );
}

interface Columns {
  readonly columns: ReadonlyMap<string, Value>;
  readonly complete: boolean;
}

/** Of a dict of columns, of rows that are dicts or tuples, of another table; `names` are given to what has none. */
function columnsOfData(data: Value, names: readonly string[]): Columns | undefined {
  const frame = shapeOf(data, 'frame');
  if (frame)
    return { columns: frame.rows ? renamed(frame, names) : frame.columns, complete: frame.complete && !data.open };
  const dict = shapeOf(data, 'dict');
  if (dict) return { columns: dict.fields, complete: !dict.rest && !data.open };
  const sequence = shapeOf(data, 'sequence');
  if (!sequence) return undefined;
  const columns = new Map<string, Value>();
  let complete = !data.open;
  for (const shape of elementOf(data).shapes) {
    if (shape.kind === 'dict' && !(shape.row && names.length > 0)) {
      for (const [name, value] of shape.fields) columns.set(name, join(columns.get(name) ?? NOTHING, value));
      if (shape.rest) complete = false;
    } else {
      positionsOf(shape)?.forEach((value, index) => {
        const name = names[index];
        if (name !== undefined) columns.set(name, join(columns.get(name) ?? NOTHING, value));
      });
    }
  }
  return columns.size > 0 ? { columns, complete: complete && !elementOf(data).open } : undefined;
}

/** Rows of a query under other names, by position. */
function renamed({ columns }: FrameShape, names: readonly string[]): ReadonlyMap<string, Value> {
  return new Map([...columns].map(([name, value], index) => [names[index] ?? name, value]));
}

/** `concat([a, b])`, `merge(a, b)`: the columns of all. */
function together(args: Arguments): Value {
  const [first = UNKNOWN, second] = args.positional;
  const listed = shapeOf(first, 'sequence');
  const parts = listed ? [...listed.items, ...(listed.rest ? [listed.rest] : [])] : second ? [first, second] : [first];
  const columns = new Map<string, Value>();
  let labels: Value['labels'] = first.labels;
  let complete = parts.length > 0;
  for (const part of parts) {
    const frame = shapeOf(part, 'frame');
    for (const [name, value] of frame?.columns ?? []) columns.set(name, join(columns.get(name) ?? NOTHING, value));
    labels = joinLabels(labels, part.labels);
    if (!frame?.complete || part.open) complete = false;
  }
  return { shapes: [{ kind: 'frame', columns, complete }], open: false, labels, clean: false };
}

/** The columns that the text of a query lists. */
function columnsOfQuery(machine: Machine, inputs: readonly Value[], at: CallSite): Columns | undefined {
  for (const text of inputs.flatMap(textsOf)) {
    const table = queried(machine, text, at);
    if (table) return { columns: table.columns, complete: table.complete };
  }
  return undefined;
}

/** Texts as far as they are known: of one that is put together, its beginning. */
export function textsOf(value: Value): readonly string[] {
  return value.starts === undefined ? stringsOf(value) : [...stringsOf(value), value.starts];
}

/** The rows that a query gives; undefined where the text is none. */
export function queried(machine: Machine, text: string, at: CallSite): FrameShape | undefined {
  if (!/^\s*(select|with)\b/i.test(text) && !/\breturning\b/i.test(text)) return undefined;
  const columns = new Map<string, Value>();
  const listed = machine.names.readSelect(text);
  listed?.forEach(({ label, matches }, index) => {
    const labels = matches.filter((match) => !match.record).map((match) => labelOf(match, at.site, match.reason));
    const value =
      labels.length > 0 ? unknownWith(labels) : matches.length === 0 && label === undefined ? CLEAN : UNKNOWN;
    columns.set(label ?? `#${index}`, value);
  });
  if (listed) return { kind: 'frame', columns, complete: true };
  for (const match of machine.names.findSensitiveColumns(text).columns) {
    if (!match.record) columns.set(match.words.join('_'), unknownWith([labelOf(match, at.site, match.reason)]));
  }
  return { kind: 'frame', columns, complete: false };
}

/** What a path, an address or the tables of a query say of the whole. */
export function labelsOfText(machine: Machine, text: string, at: CallSite): readonly Label[] {
  const match = machine.names.classifyPath(text);
  return match ? [labelOf(match, at.site, match.reason)] : [];
}
