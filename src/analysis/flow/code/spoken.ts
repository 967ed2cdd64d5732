/** What an object of the program says of itself when it becomes text: `__str__`, `__format__`, `__repr__`. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { NO_ARGUMENTS } from '../objects/functions.ts';
import type { Value } from '../values/value.ts';
import { of, shapeOf } from '../values/value.ts';
import { fieldOf } from './access.ts';

/** The text of an instance whose class defines one; anything else as it is. */
export function spoken(machine: Machine, value: Value, at: CallSite): Value {
  const instance = value.shapes.length === 1 ? shapeOf(value, 'instance') : undefined;
  if (!instance) return value;
  for (const name of ['__str__', '__repr__']) {
    const method = fieldOf(machine, of(instance), name, at.activation);
    if (shapeOf(method, 'function')) return machine.call(method, NO_ARGUMENTS, at);
  }
  return value;
}
