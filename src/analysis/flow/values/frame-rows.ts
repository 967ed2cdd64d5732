/** Rows as they leave a table: dicts, tuples, dicts of columns, or text that holds all of them. */
import { labelsIn } from './contents.ts';
import type { Arguments, FrameShape, Value } from './value.ts';
import { CLEAN, constant, join, NOTHING, of, stringOf, UNKNOWN, unknownWith } from './value.ts';

const ONE = /^(first|one|one_or_none|fetchone|fetchrow|scalar_one|item)$/;
const ROWS =
  /^(iter_rows|rows|itertuples|fetchall|fetchmany|all|mappings|partitions|yield_per|to_records|to_numpy|tolist|to_list|values)$/;
const TEXT = /^(to_json|to_csv|to_html|to_string|to_markdown|to_latex|to_xml|write_json|write_csv)$/;

/** undefined where the method hands out no rows. */
export function rowsOf(frame: FrameShape, whole: Value, method: string, args: Arguments): Value | undefined {
  if (ONE.test(method)) return rowOf(frame, whole, true);
  if (ROWS.test(method)) return listOf(rowOf(frame, whole, true), whole);
  if (method === 'to_dicts') return listOf(rowOf(frame, whole, false), whole);
  if (method === 'to_dict') return oriented(frame, whole, args);
  // Written to a file or a buffer it leaves nothing behind.
  if (TEXT.test(method)) return { ...unknownWith(labelsIn(of(frame, whole.labels))), packed: of(frame, whole.labels) };
  if (method !== 'iterrows') return undefined;
  const pair = of({ kind: 'sequence', tuple: true, items: [UNKNOWN, rowOf(frame, whole, false)], rest: undefined });
  return listOf(pair, whole);
}

/** `isTuple`: its values stand at positions as well. */
export function rowOf(frame: FrameShape, whole: Value, isTuple: boolean): Value {
  const rest = frame.complete ? frame.columns.get('*') : unknownWith(whole.labels);
  const fields = new Map([...frame.columns].filter(([name]) => name !== '*'));
  return of({ kind: 'dict', fields, rest, ...(isTuple ? { row: true } : {}) }, whole.labels);
}

/** `to_dict(orient)`: records, or dicts and lists by column; by row for `index`. */
function oriented(frame: FrameShape, whole: Value, args: Arguments): Value {
  const orient = stringOf(args.positional[0] ?? args.keywords.get('orient'));
  const row = rowOf(frame, whole, false);
  if (orient === 'records') return listOf(row, whole);
  if (orient === 'index') return of({ kind: 'dict', fields: new Map(), rest: row }, whole.labels);
  if (orient === 'split' || orient === 'tight') {
    return of({ kind: 'dict', fields: new Map([['data', listOf(row, whole)]]), rest: UNKNOWN }, whole.labels);
  }
  // What is not said may be records as well.
  return orient === undefined && args.positional.length > 0 ? listOf(row, whole) : row;
}

function listOf(element: Value, whole: Value): Value {
  return of({ kind: 'sequence', tuple: false, items: [], rest: element }, whole.labels);
}

/** The names of the columns, which say nothing of anyone. */
export function namesOf({ columns, complete }: FrameShape): Value {
  if (!complete || columns.has('*') || columns.size === 0) return CLEAN;
  const items = [...columns.keys()].map((name) => constant(name));
  return of({ kind: 'sequence', tuple: false, items, rest: undefined });
}

/** One of what iterating gives: rows of a result set, names of a table's columns. */
export function elementOfFrame(frame: FrameShape, whole: Value): Value {
  if (frame.rows) return rowOf(frame, whole, true);
  return frame.complete ? [...frame.columns.keys()].map((name) => constant(name)).reduce(join, NOTHING) : CLEAN;
}
