/** What each target of `a, (b, c), *d = value` gets. */
import type { Expression } from '../../python/syntax.ts';
import { handDown } from '../values/traits.ts';
import type { Shape, Value } from '../values/value.ts';
import { join, NOTHING, of, unknownWith } from '../values/value.ts';
import { elementOf, positionsOf } from './containers.ts';

/** One value for each of the targets, by position in each form that the whole may have. */
export function unpacked(targets: readonly Expression[], whole: Value): readonly Value[] {
  const star = targets.findIndex((target) => target.kind === 'Starred');
  const forms = whole.shapes.map((shape) => formOf(shape, targets.length, star)).filter((form) => form !== undefined);
  return targets.map((target, index) => {
    const known = forms.map((form) => form[index] ?? NOTHING).reduce(join, NOTHING);
    if (forms.length > 0 && !whole.open) return handDown(known, whole.labels);
    return join(known, partOf(whole, target));
  });
}

/** The values in order, the starred one as a list; undefined where the length does not fit or is not known. */
function formOf(shape: Shape, count: number, star: number): readonly Value[] | undefined {
  const items = positionsOf(shape);
  if (!items) return undefined;
  if (star < 0) return items.length === count ? items : undefined;
  const after = count - star - 1;
  if (items.length < count - 1) return undefined;
  const middle = items.slice(star, items.length - after);
  const list = of({ kind: 'sequence', tuple: false, items: middle, rest: undefined });
  return [...items.slice(0, star), list, ...items.slice(items.length - after)];
}

/** An element at an unknown position: of several things unpacked at once only a record stays one. */
function partOf(whole: Value, target: Expression): Value {
  const element = elementOf(whole);
  if (target.kind === 'Starred') return of({ kind: 'sequence', tuple: false, items: [], rest: element });
  if (target.kind !== 'Name' || whole.shapes.length > 0) return element;
  return unknownWith(element.labels);
}
