/** Functions: defining, decorating, binding arguments to parameters, running. */
import type { Expression, FunctionDef, Lambda, Parameter } from '../../python/syntax.ts';
import { entryArgument } from '../machine/entry-arguments.ts';
import type { Activation, CallSite, Invocation, InvokeOptions, Machine, Returned } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { createScope } from '../machine/scope.ts';
import { labelsIn } from '../values/contents.ts';
import { extend, joinLabels } from '../values/label.ts';
import type { Arguments, FunctionShape, Value } from '../values/value.ts';
import { join, NOTHING, of, UNKNOWN, unknownWith } from '../values/value.ts';
import { applyDecorator } from './decorators.ts';

/** Of deeper calls it is only known what goes in. */
const DEEPEST_CALL = 24;

export function defineFunction(machine: Machine, statement: FunctionDef, activation: Activation): Value {
  const shape = functionOf(machine, statement, statement.name, activation);
  machine.observer.define(shape);
  let value: Value = of(shape);
  for (const decorator of [...statement.decorators].reverse()) {
    value = applyDecorator(machine, decorator, value, activation);
  }
  return value;
}

export function functionOf(
  machine: Machine,
  definition: FunctionDef | Lambda,
  name: string,
  activation: Activation,
): FunctionShape {
  const defaults = new Map<string, Value>();
  for (const parameter of definition.parameters) {
    if (parameter.default) defaults.set(parameter.name, machine.evaluate(parameter.default, activation));
  }
  const decorators = definition.kind === 'FunctionDef' ? definition.decorators.map(lastName) : [];
  const { scope } = activation;
  return {
    kind: 'function',
    definition,
    scope,
    name: scope.name ? `${scope.name}.${name}` : name,
    self: undefined,
    owner: scope.kind === 'class' ? scope.owner : undefined,
    defaults,
    given: undefined,
    property: decorators.some((decorator) => decorator === 'property' || decorator === 'cached_property'),
    binding:
      decorators.includes('staticmethod') || scope.kind !== 'class'
        ? 'static'
        : decorators.includes('classmethod')
          ? 'class'
          : 'instance',
  };
}

/** Runs the body once with these arguments. Recursion and very deep calls give the unknown value. */
export function invoke(
  machine: Machine,
  fn: FunctionShape,
  args: Arguments,
  at: CallSite,
  options: InvokeOptions = {},
): Invocation {
  const { stack } = at.activation;
  // What wraps others may run inside of itself, around another one.
  const own = fn.wraps?.definition ?? fn.definition;
  if (stack.length >= DEEPEST_CALL) return { value: unknownWith(labelsOfArguments(args, labelsIn)), returns: [] };
  if (stack.includes(own)) return { value: UNKNOWN, returns: [] };
  const scope = createScope(
    'function',
    fn.name.slice(fn.scope.name ? fn.scope.name.length + 1 : 0),
    fn.scope,
    fn.owner,
  );
  const { definition } = fn;
  const { main, turns } = at.activation;
  const activation: Activation = { scope, returns: [], stack: [...stack, definition], main, turns };
  const watched = machine.served.wrapped?.definition === definition ? machine.served.wrapped : undefined;
  bindParameters(machine, fn, args, activation, watched ? { ...options, bound: true } : options);
  if (definition.kind === 'Lambda') {
    const value = machine.evaluate(definition.body, activation);
    const returned: Returned = { value, site: siteOf(activation, definition.body), yielded: false };
    return { value, returns: [returned] };
  }
  const ends = machine.execute(definition.body, activation);
  watched?.returns.push(...activation.returns);
  return { value: result(activation.returns, ends), returns: activation.returns };
}

function result(returns: readonly Returned[], ends: boolean): Value {
  const yielded = returns.filter((returned) => returned.yielded);
  if (yielded.length > 0) {
    const rest = yielded.map((returned) => returned.value).reduce(join, NOTHING);
    return of({ kind: 'sequence', tuple: false, items: [], rest });
  }
  const value = returns.map((returned) => returned.value).reduce(join, NOTHING);
  return ends && returns.length === 0
    ? { ...NOTHING, shapes: [{ kind: 'constant', value: null, site: undefined }] }
    : value;
}

function bindParameters(
  machine: Machine,
  fn: FunctionShape,
  args: Arguments,
  activation: Activation,
  options: InvokeOptions,
): void {
  const given = fn.given;
  const positional = [
    ...(fn.self && fn.binding !== 'static' ? [fn.self] : []),
    ...(given?.positional ?? []),
    ...args.positional,
  ];
  const keywords = new Map([...(given?.keywords ?? []), ...args.keywords]);
  let next = 0;
  for (const parameter of fn.definition.parameters) {
    const site = siteOf(activation, parameter);
    const passed = argumentFor(parameter);
    const value = (options.standalone ? entryArgument(machine, fn, parameter.name, site) : undefined) ?? passed;
    const marked =
      options.bound || parameter.name === 'self' || parameter.name === 'cls'
        ? value
        : mark(machine, value, parameter.name, { kind: 'parameter' }, site);
    const noted = { ...marked, labels: extend(marked.labels, site, `passed as '${parameter.name}'`) };
    machine.heap.set(activation.scope.variables, parameter.name, noted);
  }

  function argumentFor(parameter: Parameter): Value {
    if (parameter.variadic === '*') {
      const items = positional.slice(next);
      next = positional.length;
      return of({ kind: 'sequence', tuple: true, items, rest: args.rest });
    }
    if (parameter.variadic === '**') return of({ kind: 'dict', fields: new Map(keywords), rest: args.rest });
    const named = keywords.get(parameter.name);
    if (named) {
      keywords.delete(parameter.name);
      return named;
    }
    const value = parameter.keywordOnly ? undefined : positional[next];
    if (value) {
      next++;
      return value;
    }
    const fallback = fn.defaults.get(parameter.name);
    if (args.rest) return join(fallback ?? NOTHING, args.rest);
    // Run on its own: a default says what the parameter may be, not what it is.
    if (options.standalone) return fallback ? join(fallback, UNKNOWN) : UNKNOWN;
    return fallback ?? UNKNOWN;
  }
}

/** All that goes into a call, as one set of labels. */
export function labelsOfArguments(args: Arguments, labelsIn: (value: Value) => Value['labels']): Value['labels'] {
  let labels: Value['labels'] = args.rest ? labelsIn(args.rest) : [];
  for (const value of args.positional) labels = joinLabels(labels, labelsIn(value));
  for (const value of args.keywords.values()) labels = joinLabels(labels, labelsIn(value));
  return labels;
}

export const NO_ARGUMENTS: Arguments = { positional: [], keywords: new Map(), rest: undefined };

function lastName(expression: Expression): string {
  if (expression.kind === 'Call') return lastName(expression.func);
  if (expression.kind === 'Attribute') return expression.attr;
  return expression.kind === 'Name' ? expression.id : '';
}
