/** Everything that may be in a value, however deep. */
import type { Label } from './label.ts';
import { joinLabels } from './label.ts';
import type { DictShape, Shape, Value } from './value.ts';

/** A chart, by the data it carries. */
export const FIGURE = 'plotly.Figure';

/** A text that is written piece by piece. */
export const STREAM = 'io.StringIO';

/** Objects of libraries that hold data. */
const HOLDING: ReadonlySet<string> = new Set([FIGURE, STREAM, 'types.SimpleNamespace', 'collections.namedtuple']);

/** Deeper than people nest; what holds itself is entered once. */
const DEEPEST = 40;

/** Labels of the value and of all it holds; components are places of their own and are not entered. */
export function labelsIn(value: Value): readonly Label[] {
  if (value.shapes.length === 0) return value.labels;
  return collect(value, DEEPEST, undefined);
}

function collect(value: Value, depth: number, seen: Set<Shape> | undefined): readonly Label[] {
  let labels = value.labels;
  if (depth === 0) return labels;
  for (const shape of value.shapes) {
    const parts = partsOf(shape);
    if (!parts) continue;
    const visited = seen ?? new Set<Shape>();
    if (visited.has(shape)) continue;
    visited.add(shape);
    for (const part of parts) labels = joinLabels(labels, collect(part, depth - 1, visited));
  }
  return labels;
}

function partsOf(shape: Shape): Iterable<Value> | undefined {
  switch (shape.kind) {
    case 'dict':
      return shape.rest || shape.keys ? partsOfDict(shape) : shape.fields.values();
    case 'sequence':
      return shape.rest ? [...shape.items, shape.rest] : shape.items;
    case 'instance':
      return shape.fields.values();
    case 'frame':
      return shape.columns.values();
    case 'object':
      return HOLDING.has(shape.type) ? shape.fields.values() : undefined;
    default:
      return undefined;
  }
}

function partsOfDict({ fields, rest, keys }: DictShape): Value[] {
  return [...fields.values(), ...(rest ? [rest] : []), ...(keys?.rest ? [keys.rest] : [])];
}
