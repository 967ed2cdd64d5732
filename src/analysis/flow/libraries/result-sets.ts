/**
 * What a query gives back: by the columns that its text lists, by name and by position. A cursor is known by how the
 * code writes it; what it was given last stands beside the variables of the function.
 */
import type { Expression } from '../../python/syntax.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { plainName } from '../machine/machine.ts';
import { asWhole } from '../machine/whole.ts';
import { withoutRecords } from '../values/label.ts';
import type { Arguments, FrameShape, Scope, Value } from '../values/value.ts';
import { of, shapeOf, stringsOf } from '../values/value.ts';
import { labelsOfText, queried, textsOf } from './frame-sources.ts';
import { frameMethod } from './frames.ts';

const RUNS = /^(execute|exec_driver_sql|exec|query|sql|fetch|fetchrow|fetchval|fetch_all|fetch_one|raw)$/;
const FETCHES = /^(fetchone|fetchall|fetchmany|fetchval|all|first|one|scalars|mappings)$/;

/** `cursor.execute('SELECT …')` and `cursor.fetchall()`; undefined where it is neither, or the text is not known. */
export function callQuery(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  const method = name.slice(name.lastIndexOf('.') + 1);
  if (RUNS.test(method)) {
    const [query] = args.positional;
    const found = query && resultOf(machine, query, at);
    const result = found && asWhole(found, at.site);
    if (result) machine.heap.set(at.activation.scope.variables, cellOf(holderOf(at.text)), result);
    return result;
  }
  if (!FETCHES.test(method)) return undefined;
  const kept = keptFor(holderOf(at.text), at.activation.scope);
  const frame = kept && shapeOf(kept, 'frame');
  return frame && kept && frameMethod(machine, frame, kept, method, args, at);
}

/** What iterating over a cursor goes through; undefined where the name is none that was given a query. */
export function rowsBehind(expression: Expression, { scope }: Activation): Value | undefined {
  const name = plainName(expression);
  return name === '' ? undefined : keptFor(name, scope);
}

/** The names in `cursor.description`. */
export function descriptionOf(expression: Expression, activation: Activation): Value | undefined {
  const rows = rowsBehind(expression, activation);
  const frame = rows && shapeOf(rows, 'frame');
  if (!frame?.complete) return undefined;
  const items = [...frame.columns.keys()].map((name) =>
    of({
      kind: 'sequence',
      tuple: true,
      items: [of({ kind: 'constant', value: name, site: undefined })],
      rest: undefined,
    }),
  );
  return of({ kind: 'sequence', tuple: false, items, rest: undefined });
}

function resultOf(machine: Machine, query: Value, at: CallSite): Value | undefined {
  const prepared = shapeOf(query, 'frame');
  if (prepared) return of({ ...prepared, rows: true }, query.labels);
  const found: FrameShape[] = [];
  for (const text of textsOf(query)) {
    const frame = queried(machine, text, at);
    if (frame) found.push({ ...frame, rows: true });
  }
  const [frame] = found;
  if (!frame) return undefined;
  const labels = stringsOf(query).flatMap((text) => [...labelsOfText(machine, text, at)]);
  return { shapes: found, open: false, labels: frame.complete ? withoutRecords(labels) : labels, clean: false };
}

/** `cursor` of `cursor.execute`. */
function holderOf(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf('.'), 0));
}

/** A comprehension, or a function below, uses the cursor of the scope around it. */
function keptFor(holder: string, scope: Scope): Value | undefined {
  const cell = cellOf(holder);
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const kept = at.variables.get(cell);
    if (kept) return kept;
  }
  return undefined;
}

function cellOf(holder: string): string {
  return `<rows of ${holder}>`;
}
