/** A value on its way to a property of the component with an id; of a `Patch`, each of its operations. */

import type { Machine } from '../machine/machine.ts';
import type { Grouping, PropertyWrite } from '../machine/observer.ts';
import { elementOf } from '../objects/containers.ts';
import type { DictShape, Value } from '../values/value.ts';
import { of, shapeOf } from '../values/value.ts';

export function writeProperty(machine: Machine, write: PropertyWrite): void {
  const { value } = write;
  const patch = value.shapes.find((shape): shape is DictShape => shape.kind === 'dict' && shape.patch !== undefined);
  for (const operation of patch?.patch ?? []) machine.observer.write({ ...write, ...operation });
  const rest = patch ? { ...value, shapes: value.shapes.filter((shape) => shape !== patch) } : value;
  if (rest.shapes.length === 0 && !rest.open) return;
  // With ALL in the id, a list holds one value a component.
  const each = hasWildcard(write.id) && shapeOf(rest, 'sequence') ? elementOf(rest) : rest;
  machine.observer.write({ ...write, value: each });
}

/** Values over the outputs they are meant for, as a callback's `return` or `progress_default=` has them. */
export function* sharedOut(outputs: Grouping | undefined, value: Value): Iterable<[SingleOutput, Value]> {
  if (!outputs) return;
  if (outputs.kind === 'single') {
    yield [outputs, value];
    return;
  }
  if (outputs.kind === 'dict') {
    const dict = shapeOf(value, 'dict');
    for (const [name, item] of outputs.items) {
      const field = dict?.fields.get(name) ?? dict?.rest;
      if (field) yield* sharedOut(item, field);
    }
    return;
  }
  for (const shape of value.shapes) {
    if (shape.kind !== 'sequence') continue;
    for (const [index, output] of outputs.items.entries()) {
      const item = shape.items[index] ?? shape.rest;
      if (item) yield* sharedOut(output, item);
    }
  }
  // A helper's result that is not taken apart: what is in it may go to any of the outputs.
  if (value.open && value.labels.length > 0 && outputs.items.length === 1) {
    yield* sharedOut(outputs.items[0], { ...value, shapes: [] });
  }
}

export type SingleOutput = Extract<Grouping, { kind: 'single' }>;

/** What `ServersideOutput` and `Serverside(…)` of dash-extensions leave on the server: the browser gets a reference. */
export function keptOnServer(value: Value, site: PropertyWrite['site']): Value {
  return of({ kind: 'object', type: SERVERSIDE, fields: new Map([['value', value]]), site });
}

/** The value itself, as a callback gets it back. */
export function broughtBack(value: Value): Value {
  const kept = shapeOf(value, 'object');
  return kept?.type === SERVERSIDE ? (kept.fields.get('value') ?? value) : value;
}

const SERVERSIDE = 'dash.Serverside';

function hasWildcard(id: Value): boolean {
  const dict = shapeOf(id, 'dict');
  return (
    dict !== undefined && [...dict.fields.values()].some((field) => shapeOf(field, 'external')?.name.endsWith('ALL'))
  );
}
