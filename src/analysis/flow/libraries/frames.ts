/** Tables: pandas and polars frames, query results. Columns are known by name as far as the code names them. */
import type { Expression, Subscript } from '../../python/syntax.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { ownerName, siteOf } from '../machine/machine.ts';
import { asWhole } from '../machine/whole.ts';
import { keyText } from '../objects/containers.ts';
import { writeTo } from '../objects/streams.ts';
import { labelsIn } from '../values/contents.ts';
import { namesOf, rowOf, rowsOf } from '../values/frame-rows.ts';
import { joinLabels, withoutRecords } from '../values/label.ts';
import { hasData } from '../values/traits.ts';
import type { Arguments, FrameShape, Value } from '../values/value.ts';
import { CLEAN, join, NOTHING, of, shapeOf, stringOf, unknownWith } from '../values/value.ts';
import { columnNames, narrowColumns, selection, withoutColumns } from './frame-columns.ts';

/** `df[k]`, `df.loc[rows, k]`: a column, a few columns, or the rows for which something holds. */
export function narrowed(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  index: Value,
  activation: Activation,
  node: Subscript,
): Value {
  const excluded = excludedColumns(machine, node.index, activation);
  if (excluded) return withoutColumns(frame, whole, excluded);
  const tuple = shapeOf(index, 'sequence');
  const wanted = tuple?.tuple && tuple.items.length === 2 && tuple.items[1] ? tuple.items[1] : index;
  const key = keyText(wanted);
  // A number is a row.
  if (key !== undefined && /^-?\d+$/.test(key) && !frame.columns.has(key)) {
    return frame.rows ? rowOf(frame, whole, true) : whole;
  }
  if (key !== undefined) return columnOf(frame, whole, key);
  const listed = shapeOf(wanted, 'sequence');
  const names = listed && !wanted.open ? columnNames(wanted) : [];
  if (!listed || names.length === 0) return whole;
  const at: CallSite = { activation, site: siteOf(activation, node), text: ownerName(node.value) ?? '' };
  return selection(machine, frame, whole, names, at);
}

/** `df.loc[:, df.columns != 'a']`, `df.loc[:, ~df.columns.isin(['a'])]` */
function excludedColumns(
  machine: Machine,
  index: Subscript['index'],
  activation: Activation,
): readonly string[] | undefined {
  const condition = index.kind === 'Tuple' ? index.elements[1] : undefined;
  const [left, right] = condition?.kind === 'Compare' && condition.operators[0] === '!=' ? condition.operands : [];
  if (left && right && isColumns(left)) return columnNames(machine.evaluate(right, activation));
  const negated = condition?.kind === 'UnaryOperation' && condition.operator === '~' ? condition.operand : undefined;
  if (negated?.kind !== 'Call' || negated.func.kind !== 'Attribute' || negated.func.attr !== 'isin') return undefined;
  const [names] = negated.args;
  return names && isColumns(negated.func.value) ? columnNames(machine.evaluate(names, activation)) : undefined;
}

function isColumns(expression: Expression): boolean {
  return expression.kind === 'Attribute' && expression.attr === 'columns';
}

export function columnOf(frame: FrameShape, whole: Value, name: string): Value {
  const column = frame.columns.get(name);
  if (column) return column;
  if (frame.complete && !frame.columns.has('*')) return CLEAN;
  return unknownWith(withoutRecords(whole.labels));
}

const ITSELF = new Set(['loc', 'iloc', 'at', 'iat', 'T', 'str', 'dt', 'data', 'df']);
const OF_FORM = new Set(['shape', 'size', 'empty', 'dtypes', 'ndim', 'index', 'height', 'width', 'schema', 'rowcount']);

/** `df.columns`, `df.values`, `df.loc`, or a column. */
export function frameAttribute(frame: FrameShape, whole: Value, name: string): Value {
  if (frame.columns.has(name)) return columnOf(frame, whole, name);
  if (ITSELF.has(name)) return of(frame, whole.labels);
  if (OF_FORM.has(name)) return CLEAN;
  if (name === 'columns') return namesOf(frame);
  if (name === 'values') {
    return of({ kind: 'sequence', tuple: false, items: [], rest: rowOf(frame, whole, true) }, whole.labels);
  }
  return columnOf(frame, whole, name);
}

const AGGREGATES =
  /^(sum|mean|median|count|nunique|size|describe|value_counts|min|max|std|var|agg|aggregate|corr|quantile|info|any|all|isna|isnull|notna|duplicated|memory_usage|equals|get_column_names|keys|select_dtypes_count|null_count)$/;

export function frameMethod(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  const isQuery = frame.rows === true;
  // Names do not mark what comes of it either.
  if (whole.clean) return AGGREGATES.test(method) ? CLEAN : cleaned(machine, frame, whole, method, args, at);
  if (AGGREGATES.test(method) && !(method === 'all' && (isQuery || args.positional.length === 0))) return CLEAN;
  // Of a result set all its forms are one.
  if (isQuery && /^(mappings|scalars|tuples|unique|fetchall|all|execute)$/.test(method)) return of(frame, whole.labels);
  const [target] = args.positional;
  if (target && method.startsWith('to_')) writeTo(machine, target, of(frame, whole.labels));
  const rows = rowsOf(frame, whole, method, args);
  if (rows) return asWhole(rows, at.site);
  const changed = narrowColumns(machine, frame, whole, method, args, at);
  if (changed) return changed;
  switch (method) {
    case 'merge':
    case 'join':
    case 'append':
    case 'vstack':
    case 'hstack':
      return args.positional[0] ? joined(frame, whole, args.positional[0]) : whole;
    case 'get':
    case 'get_column':
    case 'to_series':
      return columnOf(frame, whole, stringOf(args.positional[0]) ?? '');
    case 'pipe': {
      const [callee, ...others] = args.positional;
      const given = { ...args, positional: [of(frame, whole.labels), ...others] };
      return callee ? machine.call(callee, given, at) : whole;
    }
    case 'pivot_table':
      return CLEAN;
    case 'apply':
      return applied(machine, frame, whole, args, at);
    case 'copy':
    case 'clone':
      return of({ ...frame, columns: new Map(frame.columns) }, whole.labels);
    case 'items':
    case 'iteritems':
      return columnsAsPairs(frame, whole);
    default:
      // Filtering, sorting and the like keep the columns.
      return whole;
  }
}

function cleaned(
  machine: Machine,
  frame: FrameShape,
  whole: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  const made = frameMethod(machine, frame, { ...whole, clean: false }, method, args, at);
  return made && !hasData(labelsIn(made)) ? { ...made, clean: true } : made;
}

function joined(frame: FrameShape, whole: Value, other: Value): Value {
  const second = shapeOf(other, 'frame');
  const columns = new Map([...frame.columns, ...(second?.columns ?? [])]);
  const complete = frame.complete && second?.complete === true;
  return of({ kind: 'frame', columns, complete }, joinLabels(whole.labels, other.labels));
}

/** `df.apply(f, axis=1)` is what `f` makes of a row; of columns it is a table of what comes out. */
function applied(machine: Machine, frame: FrameShape, whole: Value, args: Arguments, at: CallSite): Value {
  const [callee, axis = args.keywords.get('axis')] = args.positional;
  if (!callee || !/^(1|columns)$/.test(keyText(axis) ?? '')) return whole;
  return machine.call(callee, { positional: [rowOf(frame, whole, false)], keywords: new Map(), rest: undefined }, at);
}

function columnsAsPairs(frame: FrameShape, whole: Value): Value {
  const column = [...frame.columns.values()].reduce(join, frame.complete ? NOTHING : unknownWith(whole.labels));
  const pair = of({ kind: 'sequence', tuple: true, items: [CLEAN, column], rest: undefined });
  return of({ kind: 'sequence', tuple: false, items: [], rest: pair });
}
