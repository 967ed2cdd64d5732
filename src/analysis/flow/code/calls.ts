/** Calls: arguments, what is called, and what comes back. */
import type { Call, Expression, Span } from '../../python/syntax.ts';
import { callbackMethod, callDash } from '../dash/dash-calls.ts';
import { callLibrary } from '../libraries/library-calls.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { ownerName, plainName, siteOf } from '../machine/machine.ts';
import { elementOf } from '../objects/containers.ts';
import { callSession, isSession } from '../state/session.ts';
import { callConfig } from '../state/settings.ts';
import { noteUse } from '../state/trust.ts';
import { extend, labelOf } from '../values/label.ts';
import { hasData } from '../values/traits.ts';
import type { Arguments, Shape, Value } from '../values/value.ts';
import { isInert, join, NOTHING, of, shapeOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { fieldOf } from './access.ts';
import { callBuiltin } from './builtins.ts';
import { instantiate } from './classes.ts';
import { callMethod } from './methods.ts';

export function evaluateCall(machine: Machine, node: Call, activation: Activation): Value {
  const at: CallSite = { activation, site: siteOf(activation, node), text: plainName(node.func) };
  if (node.func.kind !== 'Attribute') {
    const callee = machine.evaluate(node.func, activation);
    const args = noteUse(machine, node, argumentsOf(machine, node, activation), activation);
    return named(machine, call(machine, callee, args, at), node.func, at);
  }
  const receiver = machine.evaluate(node.func.value, activation);
  const args = noteUse(machine, node, argumentsOf(machine, node, activation), activation);
  const method = node.func.attr;
  if (isSession(receiver)) {
    const value = callSession(machine, method, args, receiver, activation, node);
    if (value) return value;
  }
  if (callConfig(machine, method, receiver, node.func.value, args, activation, node)) return UNKNOWN;
  const callee = fieldOf(machine, receiver, method, activation);
  if (!callee.shapes.some(isOfProgram)) {
    const registration = callbackMethod(machine, method, args, at);
    if (registration) return registration;
  }
  const isOwn = receiver.shapes.some(isOfProgramObject) && callee.shapes.some(isOfProgram);
  const own = isOwn ? undefined : callMethod(machine, receiver, method, args, at, node.func.value);
  if (own) return named(machine, own, node.func, at);
  if (callee.shapes.length > 0 && callee.shapes.some(isCallable)) {
    return named(machine, call(machine, callee, args, at), node.func, at);
  }
  const library = callLibrary(machine, typedName(receiver, method, at.text), args, at, receiver);
  return named(machine, library ?? UNKNOWN, node.func, at);
}

/** Calls each of the things it may be. */
export function call(machine: Machine, callee: Value, args: Arguments, at: CallSite): Value {
  let result: Value = NOTHING;
  for (const shape of callee.shapes) result = join(result, callShape(machine, shape, args, at));
  if (callee.open || callee.shapes.length === 0) result = join(result, unknownCall(machine, args, at));
  return result;
}

function callShape(machine: Machine, shape: Shape, args: Arguments, at: CallSite): Value {
  switch (shape.kind) {
    case 'function': {
      const { value } = machine.invoke(shape, args, at);
      return value.labels.length === 0
        ? value
        : { ...value, labels: extend(value.labels, at.site, `returned by '${shape.name}'`) };
    }
    case 'class':
      return instantiate(machine, shape, args, at);
    case 'intrinsic':
      return shape.run(args, at.site);
    case 'external':
      return (
        callDash(machine, shape.name, args, at) ??
        callBuiltin(machine, shape.name, args, at) ??
        callLibrary(machine, shape.name, args, at, undefined) ??
        UNKNOWN
      );
    case 'instance': {
      const method = fieldOf(machine, of(shape), '__call__', at.activation);
      return shapeOf(method, 'function') ? call(machine, method, args, at) : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

/** Something that nobody knows: what its name says is decided by the caller. */
function unknownCall(machine: Machine, args: Arguments, at: CallSite): Value {
  return callLibrary(machine, at.text, args, at, undefined) ?? UNKNOWN;
}

/** What a function's name says of its result, where nothing better is known: `get_token()`. */
function named(machine: Machine, value: Value, func: Expression, at: CallSite): Value {
  if (value.clean || !value.open || hasData(value.labels) || isInert(value)) return value;
  const name = func.kind === 'Attribute' ? func.attr : func.kind === 'Name' ? func.id : undefined;
  if (name === undefined) return value;
  const owner = func.kind === 'Attribute' ? ownerName(func.value) : undefined;
  const match = machine.names.classifyCall(name, owner);
  if (!match) return { ...value, called: true };
  return { ...value, called: true, labels: [...value.labels, labelOf(match, at.site, match.reason)] };
}

function argumentsOf(machine: Machine, node: Call, activation: Activation): Arguments {
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  let rest: Value | undefined;
  for (const argument of node.args) {
    const value = machine.evaluate(argument, activation);
    if (argument.kind !== 'Starred') {
      positional.push(value);
      continue;
    }
    const sequence = shapeOf(value, 'sequence');
    if (sequence && !value.open && sequence.rest === undefined) positional.push(...sequence.items);
    else rest = join(rest ?? NOTHING, elementOf(value));
  }
  for (const keyword of node.keywords) {
    const value = machine.evaluate(keyword.value, activation);
    if (keyword.name !== undefined) {
      keywords.set(keyword.name, value);
      continue;
    }
    const dict = shapeOf(value, 'dict');
    for (const [name, field] of dict?.fields ?? []) keywords.set(name, field);
    if (dict?.rest) rest = join(rest ?? NOTHING, dict.rest);
    if (!dict || value.open) rest = join(rest ?? NOTHING, unknownWith(value.labels));
  }
  return { positional, keywords, rest, spans: keywordSpans(node) };
}

function keywordSpans(node: Call): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const keyword of node.keywords) if (keyword.name !== undefined) spans.set(keyword.name, keyword);
  return spans;
}

function isOfProgram(shape: Shape): boolean {
  return shape.kind === 'function' || shape.kind === 'class';
}

/** Methods of these that the program defines come before those that their form brings. */
function isOfProgramObject(shape: Shape): boolean {
  return shape.kind === 'instance' || shape.kind === 'class' || shape.kind === 'module';
}

function isCallable(shape: Shape): boolean {
  return shape.kind === 'external' || shape.kind === 'intrinsic' || isOfProgram(shape);
}

/** `flask.Response.set_cookie` where the receiver's type is known, else the call as written. */
function typedName(receiver: Value, method: string, text: string): string {
  const object = shapeOf(receiver, 'object');
  if (object) return `${object.type}.${method}`;
  return text === '' ? method : text;
}
