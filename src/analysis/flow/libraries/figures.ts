/**
 * Charts: what a figure carries beside what is drawn. Of a table only the columns that are asked for get in: hover
 * texts, `custom_data`, labels (plotly.py: `px.scatter` and its kin, `graph_objects` traces).
 */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { FIGURE, labelsIn } from '../values/contents.ts';
import { joinLabels } from '../values/label.ts';
import { dataOf, handDown, hasData, traitsOf } from '../values/traits.ts';
import type { Arguments, ObjectShape, Value } from '../values/value.ts';
import { join, NOTHING, of, shapeOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { columnNames } from './frame-columns.ts';
import { columnOf } from './frames.ts';

const CARRIED = 'carried';

/** Arguments that put a column's values beside what is drawn. */
const BESIDE = ['hover_data', 'hover_name', 'custom_data', 'text', 'ids'];
const OF_TRACES = ['customdata', 'hovertext', 'text', 'ids', 'meta', 'data', 'accesstoken', 'mapbox', 'layout'];

/** A chart, or a change of one; undefined where the call makes neither. */
export function callFigure(
  machine: Machine,
  name: string,
  args: Arguments,
  at: CallSite,
  receiver: Value | undefined,
): Value | undefined {
  const own = receiver && shapeOf(receiver, 'object');
  if (own?.type === FIGURE) return changed(machine, own, receiver, args);
  if (/^plotly\.express\.[a-z]/.test(name)) return figure(machine, expressed(machine, args, at), at);
  if (/^plotly\.(graph_objects|graph_objs)\.[A-Z]/.test(name)) return figure(machine, contentOf(args), at);
  return undefined;
}

function figure(machine: Machine, content: Value, at: CallSite): Value {
  const shape: ObjectShape = { kind: 'object', type: FIGURE, fields: new Map(), site: at.site };
  machine.heap.set(shape.fields, CARRIED, content);
  return of(shape);
}

function changed(machine: Machine, shape: ObjectShape, receiver: Value | undefined, args: Arguments): Value {
  const content = contentOf(args);
  if (content !== NOTHING) {
    machine.heap.set(shape.fields, CARRIED, join(shape.fields.get(CARRIED) ?? NOTHING, content));
  }
  return receiver ?? UNKNOWN;
}

/** `px.scatter(patients, x='age', custom_data=['name'])`. */
function expressed(machine: Machine, args: Arguments, at: CallSite): Value {
  const table = args.positional[0] ?? args.keywords.get('data_frame') ?? UNKNOWN;
  const frame = shapeOf(table, 'frame');
  let content: Value = NOTHING;
  for (const argument of BESIDE) {
    const listed = args.keywords.get(argument);
    const names = listed ? [...columnNames(listed), ...(shapeOf(listed, 'dict')?.fields.keys() ?? [])] : [];
    for (const name of names) {
      const column = handDown(frame ? columnOf(frame, table, name) : UNKNOWN, table.labels);
      content = join(content, mark(machine, column, name, { kind: 'column' }, at.site));
    }
  }
  return content;
}

function contentOf(args: Arguments): Value {
  const values = [...args.positional, ...OF_TRACES.flatMap((name) => args.keywords.get(name) ?? [])];
  const labels = values.reduce((all: Value['labels'], value) => joinLabels(all, labelsIn(value)), []);
  return hasData(labels) ? unknownWith([...dataOf(labels), ...traitsOf(labels, ['input'])]) : NOTHING;
}
