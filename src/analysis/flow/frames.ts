/** Tables: pandas and polars frames, query results. Columns are known by name as far as the code names them. */
import type { Subscript } from '../python/syntax.ts';
import { keyText } from './containers.ts';
import { labelsIn } from './contents.ts';
import { addColumn, columnNames, narrowColumns, selection } from './frame-columns.ts';
import type { Label } from './label.ts';
import { joinLabels, labelOf, withoutRecords } from './label.ts';
import type { Activation, CallSite, Machine } from './machine.ts';
import { ownerName, siteOf } from './machine.ts';
import type { Arguments, FrameShape, Value } from './value.ts';
import { CLEAN, of, shapeOf, stringOf, stringsOf, UNKNOWN, unknownWith } from './value.ts';

/** A table read from a file, a query or other data: what its arguments name is in it. */
export function frameFrom(
  machine: Machine,
  name: string,
  args: Arguments,
  at: CallSite,
  receiver: Value | undefined,
): Value {
  const inputs = [...args.positional, ...args.keywords.values()];
  let labels = inputs.reduce((all: Value['labels'], input) => joinLabels(all, labelsIn(input)), []);
  if (receiver) labels = joinLabels(labels, receiver.labels);
  const columns = new Map<string, Value>();
  for (const text of inputs.flatMap(stringsOf)) labels = joinLabels(labels, labelsOfText(machine, text, at, columns));
  const given = shapeOf(args.positional[0] ?? UNKNOWN, 'dict');
  for (const [column, value] of given?.fields ?? []) columns.set(column, value);
  const listed = args.keywords.get('columns') ?? args.keywords.get('names') ?? args.keywords.get('usecols');
  for (const column of listed ? columnNames(listed) : []) addColumn(machine, columns, column, UNKNOWN, at);
  const complete = columns.size > 0 && (given !== undefined || listed !== undefined) && !given?.rest;
  const isConstant = /DataFrame$/.test(name) && given === undefined && labels.length === 0 && columns.size === 0;
  return {
    shapes: [{ kind: 'frame', columns, complete }],
    open: isConstant,
    labels: complete ? withoutRecords(labels) : labels,
    clean: false,
  };
}

function labelsOfText(machine: Machine, text: string, at: CallSite, columns: Map<string, Value>): readonly Label[] {
  if (/^\s*(select|with)\b/i.test(text)) {
    for (const match of machine.names.findSensitiveColumns(text).columns) {
      if (!match.record) columns.set(match.words.join('_'), unknownWith([labelOf(match, at.site, match.reason)]));
    }
  }
  const match = machine.names.classifyPath(text);
  return match ? [labelOf(match, at.site, match.reason)] : [];
}

/** `df[k]`: a column, a few columns, or the rows for which something holds. */
export function narrowed(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  index: Value,
  activation: Activation,
  node: Subscript,
): Value {
  const key = keyText(index);
  if (key !== undefined) return columnOf(frame, whole, key);
  const listed = shapeOf(index, 'sequence');
  const names = listed && !index.open ? columnNames(index) : [];
  if (!listed || names.length === 0) return whole;
  const at: CallSite = { activation, site: siteOf(activation, node), text: ownerName(node.value) ?? '' };
  return selection(machine, frame, whole, names, at);
}

export function columnOf(frame: FrameShape, whole: Value, name: string): Value {
  const column = frame.columns.get(name);
  if (column) return column;
  if (frame.complete && !frame.columns.has('*')) return CLEAN;
  return unknownWith(withoutRecords(whole.labels));
}

const AGGREGATES =
  /^(sum|mean|median|count|nunique|size|describe|value_counts|min|max|std|var|agg|aggregate|corr|quantile|info|any|all|isna|isnull|notna|duplicated|memory_usage|equals)$/;
const OUTPUT =
  /^(to_dict|to_json|to_dicts|to_csv|to_html|to_records|to_numpy|tolist|to_list|values|write_json|write_csv|to_string|iterrows|itertuples|iter_rows|rows|fetchall|fetchone|fetchmany|all|first|one|mappings|scalars)$/;

export function frameMethod(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  if (OUTPUT.test(method) && !(method === 'all' && args.positional.length > 0)) return rowsOf(frame, whole, method);
  if (AGGREGATES.test(method)) return CLEAN;
  const narrowedFrame = narrowColumns(machine, frame, whole, method, args, at);
  if (narrowedFrame) return narrowedFrame;
  switch (method) {
    case 'assign': {
      const columns = new Map(frame.columns);
      for (const [name, value] of args.keywords) addColumn(machine, columns, name, value, at);
      return of({ ...frame, columns }, whole.labels);
    }
    case 'merge':
    case 'join':
    case 'append': {
      const other = args.positional[0];
      const second = other && shapeOf(other, 'frame');
      if (!other) return whole;
      const columns = new Map([...frame.columns, ...(second?.columns ?? [])]);
      const complete = frame.complete && second?.complete === true;
      return of({ kind: 'frame', columns, complete }, joinLabels(whole.labels, other.labels));
    }
    case 'get':
      return columnOf(frame, whole, stringOf(args.positional[0]) ?? '');
    default:
      // Filtering, sorting and the like keep the columns.
      return whole;
  }
}

/** Rows as they leave the table: dicts of the columns, or text that holds all of them. */
function rowsOf(frame: FrameShape, whole: Value, method: string): Value {
  const row = of(
    { kind: 'dict', fields: new Map(frame.columns), rest: frame.complete ? undefined : unknownWith(whole.labels) },
    whole.labels,
  );
  if (method === 'first' || method === 'one' || method === 'fetchone') return row;
  return of({ kind: 'sequence', tuple: false, items: [], rest: row }, whole.labels);
}
