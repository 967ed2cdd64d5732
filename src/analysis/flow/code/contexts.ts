/** What `with … as x` binds: what `__enter__` returns, what a generator of `contextmanager` yields, or the thing itself. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { elementOf } from '../objects/containers.ts';
import { NO_ARGUMENTS } from '../objects/functions.ts';
import type { Shape, Value } from '../values/value.ts';
import { join, NOTHING, of, shapeOf } from '../values/value.ts';
import { fieldOf } from './access.ts';

export function entered(machine: Machine, value: Value, at: CallSite): Value {
  if (value.shapes.every((shape) => shape.kind !== 'sequence' && shape.kind !== 'instance')) return value;
  let result: Value = { ...value, shapes: [] };
  for (const shape of value.shapes) result = join(result, enteredShape(machine, shape, value, at));
  return result;
}

function enteredShape(machine: Machine, shape: Shape, whole: Value, at: CallSite): Value {
  const one = of(shape, whole.labels);
  if (shape.kind === 'sequence') return elementOf(one);
  if (shape.kind !== 'instance') return one;
  for (const name of ['__enter__', '__aenter__']) {
    const method = fieldOf(machine, one, name, at.activation);
    if (shapeOf(method, 'function')) return machine.call(method, NO_ARGUMENTS, at);
  }
  return join(NOTHING, one);
}
