/** Decorators: callbacks and views are registered; what the program wraps around a function takes its place. */
import type { Expression } from '../../python/syntax.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { plainName, siteOf } from '../machine/machine.ts';
import type { FunctionShape, Value } from '../values/value.ts';
import { of, shapeOf } from '../values/value.ts';

export function applyDecorator(
  machine: Machine,
  decorator: Expression,
  decorated: Value,
  activation: Activation,
): Value {
  const value = machine.evaluate(decorator, activation);
  const fn = shapeOf(decorated, 'function');
  if (!fn) return decorated;
  if (isView(decorator)) machine.observer.entry(fn, 'view');
  if (!shapeOf(value, 'intrinsic') && !shapeOf(value, 'function')) return decorated;
  const at: CallSite = { activation, site: siteOf(activation, decorator), text: plainName(decorator) };
  const result = machine.call(value, { positional: [decorated], keywords: new Map(), rest: undefined }, at);
  return wrapped(fn, result) ?? decorated;
}

/** A function of the decorator in the place of `fn`; undefined where it gives back the same, or nothing known. */
function wrapped(fn: FunctionShape, result: Value): Value | undefined {
  const wrapper = result.shapes.length === 1 ? shapeOf(result, 'function') : undefined;
  if (!wrapper || wrapper.definition === fn.definition) return undefined;
  const { binding, owner, property } = fn;
  return of({ ...wrapper, wraps: fn.wraps ?? fn, binding, owner, property });
}

/** `@server.route('/…')`, `@app.get('/…')`, `@server.before_request`. */
function isView(decorator: Expression): boolean {
  const callee = decorator.kind === 'Call' ? decorator.func : decorator;
  return (
    callee.kind === 'Attribute' &&
    /^(route|get|post|put|delete|before_request|after_request|user_loader|context_processor)$/.test(callee.attr)
  );
}
