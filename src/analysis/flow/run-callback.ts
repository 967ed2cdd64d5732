/** A callback: its parameters get what its inputs send, what it returns goes to its outputs. */
import { contextOf } from './dash/callback-context.ts';
import type { Components } from './dash/inputs.ts';
import { inputValue } from './dash/inputs.ts';
import { keptOnServer, sharedOut, writeProperty } from './dash/write-property.ts';
import type { Activation, CallSite, Machine, Returned } from './machine/machine.ts';
import { siteOf } from './machine/machine.ts';
import type { Callback, Grouping } from './machine/observer.ts';
import { createScope } from './machine/scope.ts';
import { labelsIn } from './values/contents.ts';
import type { Site } from './values/site.ts';
import type { Arguments, FunctionShape, Value } from './values/value.ts';
import { NOTHING, of, shapeOf, UNKNOWN } from './values/value.ts';

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
  machine.served.context = contextOf(machine, components, callback);
  const returns = returnsOf(machine, fn, args, at);
  machine.served.context = undefined;
  if (!callback.outputs) return;
  for (const returned of returns) deliver(machine, callback, callback.outputs, returned.value, returned.site);
}

/** What the callback returns; where a decorator hands on what the function below it returns, that stands there. */
function returnsOf(machine: Machine, fn: FunctionShape, args: Arguments, at: CallSite): readonly Returned[] {
  const options = { bound: true, standalone: true };
  if (!fn.wraps) return machine.invoke(fn, args, at, options).returns;
  const inner: Returned[] = [];
  machine.served.wrapped = { definition: fn.wraps.definition, returns: inner };
  const { returns } = machine.invoke(fn, args, at, options);
  machine.served.wrapped = undefined;
  const own = dataTypesIn(returns);
  const passes = inner.length > 0 && [...dataTypesIn(inner)].every((dataType) => own.has(dataType));
  return passes ? [...inner, ...returns.filter(({ value }) => !holdsAny(value, inner))] : returns;
}

function dataTypesIn(returns: readonly Returned[]): ReadonlySet<string> {
  return new Set(returns.flatMap(({ value }) => labelsIn(value).map(({ dataType }) => dataType)));
}

/** True where the value may be one of those that the inner function returned. */
function holdsAny(value: Value, inner: readonly Returned[]): boolean {
  if (value.open) return true;
  return value.shapes.some((shape) => inner.some((returned) => returned.value.shapes.includes(shape)));
}

/** Puts a returned value on the outputs it belongs to. */
function deliver(machine: Machine, callback: Callback, outputs: Grouping, value: Value, site: Site): void {
  const writer = (callback.fn.wraps ?? callback.fn).name;
  for (const [{ id, property, serverside }, part] of sharedOut(outputs, value)) {
    const written = serverside ? keptOnServer(part, site) : part;
    writeProperty(machine, { id, property, value: written, site, writer, callback });
  }
}

function parametersOf(machine: Machine, components: Components, callback: Callback, activation: Activation): Arguments {
  const { inputs, named } = callback;
  const fn = namesParameters(callback.fn) ? callback.fn : (callback.fn.wraps ?? callback.fn);
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

/** A decorator's `*args` says nothing of what the inputs are called. */
function namesParameters({ definition }: FunctionShape): boolean {
  return definition.parameters.every(({ variadic }) => variadic !== '*');
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
