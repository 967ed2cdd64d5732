/** `del x`, `del d[k]`, `del a.b`: what was there is gone. */
import type { Expression } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import type { Shape, Value } from '../values/value.ts';
import { UNKNOWN } from '../values/value.ts';
import { keyText } from './containers.ts';

export function deleteTarget(machine: Machine, target: Expression, activation: Activation): void {
  switch (target.kind) {
    case 'Name':
      machine.heap.set(activation.scope.variables, target.id, UNKNOWN);
      return;
    case 'Attribute':
      for (const shape of machine.evaluate(target.value, activation).shapes) removeField(machine, shape, target.attr);
      return;
    case 'Subscript': {
      const receiver = machine.evaluate(target.value, activation);
      const key = target.index.kind === 'Slice' ? undefined : keyText(machine.evaluate(target.index, activation));
      if (key !== undefined) for (const shape of receiver.shapes) removeField(machine, shape, key);
      return;
    }
    case 'Tuple':
    case 'List':
      for (const element of target.elements) deleteTarget(machine, element, activation);
      return;
    default:
  }
}

/** Takes a field, an entry or a column out of what holds it. */
export function removeField(machine: Machine, shape: Shape, name: string): void {
  const fields = fieldsOf(shape);
  if (fields) machine.heap.remove(fields, name);
}

function fieldsOf(shape: Shape): Map<string, Value> | undefined {
  switch (shape.kind) {
    case 'dict':
    case 'instance':
    case 'object':
      return shape.fields;
    case 'frame':
      return shape.columns;
    default:
      return undefined;
  }
}
