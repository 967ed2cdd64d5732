/** Decorators: callbacks and views are registered; the function stays what it is. */
import type { Expression } from '../python/syntax.ts';
import type { Activation, CallSite, Machine } from './machine.ts';
import { plainName, siteOf } from './machine.ts';
import type { Value } from './value.ts';
import { shapeOf } from './value.ts';

export function applyDecorator(
  machine: Machine,
  decorator: Expression,
  decorated: Value,
  activation: Activation,
): Value {
  const value = machine.evaluate(decorator, activation);
  const fn = shapeOf(decorated, 'function');
  if (!fn) return decorated;
  if (isView(decorator)) machine.observer.entry(fn);
  // A decorator of the program may register the function itself; what it wraps around it is of no account.
  if (shapeOf(value, 'intrinsic') || shapeOf(value, 'function')) {
    const at: CallSite = { activation, site: siteOf(activation, decorator), text: plainName(decorator) };
    machine.call(value, { positional: [decorated], keywords: new Map(), rest: undefined }, at);
  }
  return decorated;
}

/** `@server.route('/…')`, `@app.get('/…')`, `@server.before_request`. */
function isView(decorator: Expression): boolean {
  const callee = decorator.kind === 'Call' ? decorator.func : decorator;
  return (
    callee.kind === 'Attribute' &&
    /^(route|get|post|put|delete|before_request|after_request|user_loader|context_processor)$/.test(callee.attr)
  );
}
