/** Texts that are written piece by piece: `io.StringIO`, `io.BytesIO`, and what writes CSV into them. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { labelsIn, STREAM } from '../values/contents.ts';
import { joinLabels } from '../values/label.ts';
import type { Arguments, ObjectShape, Value } from '../values/value.ts';
import { constant, join, NOTHING, of, shapeOf, UNKNOWN, unknownWith } from '../values/value.ts';

const CONTENT = 'content';
const CSV_WRITER = 'csv.writer';

/** `io.StringIO(text)` */
export function streamOf({ positional: [text] }: Arguments, _machine: Machine, at: CallSite): Value {
  const fields = new Map(text ? [[CONTENT, unknownWith(labelsIn(text))]] : []);
  const stream = of({ kind: 'object', type: STREAM, fields, site: at.site }, text ? labelsIn(text) : []);
  return text?.packed ? { ...stream, packed: text.packed } : stream;
}

/** `csv.writer(stream)` */
export function csvWriter({ positional: [stream = UNKNOWN] }: Arguments, _machine: Machine, at: CallSite): Value {
  return of({ kind: 'object', type: CSV_WRITER, fields: new Map([['stream', stream]]), site: at.site });
}

/** Writing to a stream, and reading what was written; undefined where the object is none, or the method another. */
export function streamMethod(
  machine: Machine,
  object: ObjectShape,
  receiver: Value,
  method: string,
  args: Arguments,
): Value | undefined {
  if (object.type === CSV_WRITER) {
    const stream = object.fields.get('stream');
    if (!stream || !method.startsWith('write')) return undefined;
    for (const value of args.positional) writeTo(machine, stream, value);
    return constant(null);
  }
  if (object.type !== STREAM) return undefined;
  if (method === 'write' || method === 'writelines') {
    for (const value of args.positional) writeTo(machine, receiver, value);
    return constant(null);
  }
  if (!/^(getvalue|getbuffer|read|readlines|readline)$/.test(method)) return undefined;
  const content = object.fields.get(CONTENT) ?? UNKNOWN;
  const text = { ...content, labels: joinLabels(content.labels, receiver.labels) };
  return receiver.packed ? { ...text, packed: receiver.packed } : text;
}

/** Adds to a stream, as `df.to_csv(stream)` does too; of anything else nothing is known. */
export function writeTo(machine: Machine, stream: Value, value: Value): void {
  const object = shapeOf(stream, 'object');
  if (object?.type !== STREAM) return;
  const before = object.fields.get(CONTENT) ?? NOTHING;
  machine.heap.set(object.fields, CONTENT, join(before, unknownWith(labelsIn(value))));
}
