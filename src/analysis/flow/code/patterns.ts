/** What the names in a `case` bind: parts of the subject, by position or by name, as far as its form tells. */
import { positionsOf } from '../objects/containers.ts';
import { labelsIn } from '../values/contents.ts';
import { withoutRecords } from '../values/label.ts';
import type { Shape, Value } from '../values/value.ts';
import { join, NOTHING, unknownWith } from '../values/value.ts';

/** The value of each captured name, in order. */
export function captured(names: readonly string[], subject: Value): readonly Value[] {
  const found = names.map(() => NOTHING);
  for (const shape of subject.shapes) {
    partsOf(shape, names).forEach((part, index) => {
      found[index] = join(found[index] ?? NOTHING, part);
    });
  }
  if (!subject.open && subject.shapes.length > 0) return found;
  // `case x:` is the whole of it, a name among others one field.
  const rest = names.length === 1 ? subject : unknownWith(withoutRecords(subject.labels));
  return found.map((value) => join(value, rest));
}

function partsOf(shape: Shape, names: readonly string[]): readonly Value[] {
  const positions = shape.kind === 'sequence' ? positionsOf(shape) : undefined;
  if (positions && positions.length === names.length) return positions;
  const fields = shape.kind === 'dict' || shape.kind === 'instance' ? shape.fields : undefined;
  const whole: Value = { shapes: [shape], open: false, labels: [], clean: false };
  const any = unknownWith(labelsIn(whole));
  return names.map((name) => fields?.get(name) ?? (positions || fields ? any : whole));
}
