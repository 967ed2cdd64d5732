/** A callback: its parameters get what its inputs send, what it returns goes to its outputs. */
import { elementOf } from './containers.ts';
import type { Components } from './inputs.ts';
import { inputValue } from './inputs.ts';
import type { Activation, CallSite, Machine, Returned } from './machine.ts';
import { siteOf } from './machine.ts';
import type { Callback, Grouping } from './observer.ts';
import { createScope } from './scope.ts';
import type { Site } from './site.ts';
import type { Arguments, DictShape, SequenceShape, Value } from './value.ts';
import { NOTHING, of, shapeOf, UNKNOWN, unknownWith } from './value.ts';

export function runCallback(machine: Machine, components: Components, callback: Callback): void {
  const { fn } = callback;
  const activation: Activation = {
    scope: createScope('function', '', fn.scope),
    returns: [],
    stack: [],
    main: false,
  };
  const at: CallSite = { activation, site: callback.site, text: fn.name };
  const args = parametersOf(machine, components, callback, activation);
  const { returns } = machine.invoke(fn, args, at, { bound: true, standalone: true });
  for (const returned of returns) handOut(machine, callback, returned);
}

function handOut(machine: Machine, callback: Callback, returned: Returned): void {
  if (callback.outputs) deliver(machine, callback, callback.outputs, returned.value, returned.site);
}

/** Puts a returned value on the outputs it belongs to. */
function deliver(machine: Machine, callback: Callback, outputs: Grouping, value: Value, site: Site): void {
  if (outputs.kind === 'single') {
    deliverOne(machine, callback, outputs, value, site);
    return;
  }
  if (outputs.kind === 'dict') {
    const dict = shapeOf(value, 'dict');
    for (const [name, item] of outputs.items) {
      const field = dict?.fields.get(name) ?? dict?.rest;
      if (field) deliver(machine, callback, item, field, site);
    }
    return;
  }
  for (const shape of value.shapes) {
    if (shape.kind === 'sequence') deliverSequence(machine, callback, outputs.items, shape, site);
  }
  // A helper's result that is not taken apart: what is in it may go to any of the outputs.
  if (value.open && value.labels.length > 0 && outputs.items.length === 1 && outputs.items[0]) {
    deliver(machine, callback, outputs.items[0], unknownWith(value.labels), site);
  }
}

function deliverSequence(
  machine: Machine,
  callback: Callback,
  outputs: readonly Grouping[],
  shape: SequenceShape,
  site: Site,
): void {
  outputs.forEach((output, index) => {
    const exact = shape.items[index];
    if (exact) deliver(machine, callback, output, exact, site);
    else if (shape.rest) deliver(machine, callback, output, shape.rest, site);
  });
}

function deliverOne(
  machine: Machine,
  callback: Callback,
  output: Extract<Grouping, { kind: 'single' }>,
  value: Value,
  site: Site,
): void {
  const { id, property } = output;
  const writer = callback.fn.name;
  const patch = value.shapes.find((shape): shape is DictShape => shape.kind === 'dict' && shape.patch !== undefined);
  for (const write of patch?.patch ?? []) {
    machine.observer.write({ id, property, value: write.value, site: write.site, writer, callback });
  }
  const rest = patch ? { ...value, shapes: value.shapes.filter((shape) => shape !== patch) } : value;
  if (rest.shapes.length > 0 || rest.open) {
    // With ALL in the id, a list holds one value a component.
    const each = hasWildcard(id) && shapeOf(rest, 'sequence') ? elementOf(rest) : rest;
    machine.observer.write({ id, property, value: each, site, writer, callback });
  }
}

function parametersOf(machine: Machine, components: Components, callback: Callback, activation: Activation): Arguments {
  const { fn, inputs, named } = callback;
  const names = fn.definition.parameters.filter((parameter) => parameter.variadic === 'no');
  const offset = fn.self && fn.binding !== 'static' ? 1 : 0;
  const positional: Value[] = [];
  if (callback.progress) positional.push(setProgress(machine, callback, callback.progress));
  for (const grouping of inputs) {
    const parameter = names[positional.length + offset];
    const site = parameter ? siteOf({ ...activation, scope: { ...fn.scope } }, parameter) : callback.site;
    positional.push(inputValue(machine, components, grouping, parameter?.name ?? '', site));
  }
  const keywords = new Map<string, Value>();
  for (const [name, grouping] of named ?? []) {
    const parameter = names.find((candidate) => candidate.name === name);
    const site = parameter ? siteOf({ ...activation, scope: { ...fn.scope } }, parameter) : callback.site;
    keywords.set(name, inputValue(machine, components, grouping, name, site));
  }
  return { positional, keywords, rest: undefined };
}

/** The first argument of a background callback with `progress=`: what it is called with goes to the browser. */
function setProgress(machine: Machine, callback: Callback, progress: Grouping): Value {
  return of({
    kind: 'intrinsic',
    run: (args, site) => {
      const value = args.positional[0] ?? NOTHING;
      const alone = progress.kind === 'list' && progress.items.length === 1 ? progress.items[0] : undefined;
      deliver(machine, callback, alone && !shapeOf(value, 'sequence') ? alone : progress, value, site);
      return UNKNOWN;
    },
  });
}

function hasWildcard(id: Value): boolean {
  const dict = shapeOf(id, 'dict');
  return (
    dict !== undefined && [...dict.fields.values()].some((field) => shapeOf(field, 'external')?.name.endsWith('ALL'))
  );
}
