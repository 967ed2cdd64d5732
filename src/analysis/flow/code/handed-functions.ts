/** Calls that are handed a function: threads and executors, columns of a table. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { hasData } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { join, UNKNOWN } from '../values/value.ts';
import { mapped } from './builtins.ts';
import { applied } from './standard-library.ts';

/** What the function gives; undefined where the method is none of these, or is handed no function. */
export function callHandedFunction(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  const [first, second] = args.positional;
  switch (method) {
    case 'submit':
    case 'apply_async':
    case 'spawn':
      return first && isFunction(first) ? applied(args, machine, at) : undefined;
    case 'run_in_executor':
    case 'run_sync':
      return second && isFunction(second)
        ? applied({ ...args, positional: args.positional.slice(1) }, machine, at)
        : undefined;
    case 'run_until_complete':
      return first;
    case 'map':
    case 'imap':
    case 'starmap':
    case 'apply':
    case 'applymap':
    case 'map_elements':
    case 'transform': {
      if (!first || !isFunction(first)) return undefined;
      return second && method.endsWith('map') ? mapped(machine, args, at) : eachOf(machine, receiver, first, at);
    }
    default:
      return undefined;
  }
}

/** `df['a'].map(f)`: what `f` makes of each; of a function that nobody knows, still the same data. */
function eachOf(machine: Machine, receiver: Value, callee: Value, at: CallSite): Value {
  const made = machine.call(callee, { positional: [receiver], keywords: new Map(), rest: undefined }, at);
  const isKnown = callee.shapes.every(
    (shape) => shape.kind === 'function' || (shape.kind === 'external' && shape.name.startsWith('builtins.')),
  );
  return isKnown || !hasData(receiver.labels) ? made : join(made, { ...receiver, shapes: [], open: true });
}

function isFunction(value: Value): boolean {
  return value !== UNKNOWN && value.shapes.length > 0 && value.shapes.every((shape) => FUNCTIONS.has(shape.kind));
}

const FUNCTIONS: ReadonlySet<string> = new Set(['function', 'external', 'intrinsic', 'class']);
