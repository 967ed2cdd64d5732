/**
 * Calls of the same function with the same arguments, remembered while one function, callback or module runs: helpers
 * that call helpers would otherwise be run again for each way to them. Only arguments that carry no data are compared;
 * what carries some has a way of its own to tell.
 */
import type { CallSite, Invocation } from './machine.ts';
import type { Arguments, FunctionShape, Shape, Value } from './value.ts';

export interface CallMemo {
  /** A key for a call that may be remembered. */
  readonly keyOf: (fn: FunctionShape, args: Arguments, at: CallSite) => string | undefined;
  readonly get: (key: string) => Invocation | undefined;
  readonly set: (key: string, invocation: Invocation) => void;
}

/** Longer arguments are not worth comparing. */
const LONGEST_KEY = 600;
const DEEPEST = 3;

export function createCallMemo(): CallMemo {
  const known = new Map<string, Invocation>();
  return {
    keyOf: (fn, args, at) => {
      if (fn.self || fn.given || fn.wraps) return undefined;
      const parts = [`${idOf(fn.definition)}@${idOf(fn.scope)}${at.activation.main ? 'm' : ''}`];
      for (const value of args.positional) parts.push(digest(value, DEEPEST));
      for (const [name, value] of args.keywords) parts.push(`${name}=${digest(value, DEEPEST)}`);
      if (args.rest) parts.push(`*${digest(args.rest, DEEPEST)}`);
      const key = parts.join(',');
      return key.includes(UNEQUAL) || key.length > LONGEST_KEY ? undefined : key;
    },
    get: (key) => {
      const invocation = known.get(key);
      return invocation && { value: copy(invocation.value, DEEPEST), returns: invocation.returns };
    },
    set: (key, invocation) => {
      // What carries data was found on a way of its own.
      if (invocation.value.labels.length === 0) known.set(key, invocation);
    },
  };
}

/** Marks what cannot be compared. */
const UNEQUAL = '\u0000';

function digest(value: Value, depth: number): string {
  if (value.labels.length > 0 || depth === 0) return UNEQUAL;
  const flags = `${value.open ? '?' : ''}${value.clean ? '!' : ''}${value.called ? '~' : ''}`;
  return value.shapes.length === 0 ? flags : flags + value.shapes.map((shape) => digestOfShape(shape, depth)).join('|');
}

function digestOfShape(shape: Shape, depth: number): string {
  switch (shape.kind) {
    case 'constant':
      return JSON.stringify(shape.value);
    case 'external':
      return `e${shape.name}`;
    case 'module':
      return `m${shape.path}`;
    case 'class':
      return `c${idOf(shape.definition)}`;
    case 'dependency':
      return `d${shape.role}${digest(shape.id, depth - 1)}.${digest(shape.property, depth - 1)}`;
    default:
      // What can be written to is the same only where it is the very same, and then it may have changed.
      return UNEQUAL;
  }
}

/** A container of its own for each caller. */
function copy(value: Value, depth: number): Value {
  if (depth === 0 || !value.shapes.some(isContainer)) return value;
  return { ...value, shapes: value.shapes.map((shape) => copyOf(shape, depth)) };
}

function copyOf(shape: Shape, depth: number): Shape {
  if (shape.kind === 'dict') return { ...shape, fields: copies(shape.fields, depth) };
  if (shape.kind === 'frame') return { ...shape, columns: new Map(shape.columns) };
  if (shape.kind !== 'sequence') return shape;
  return { ...shape, items: shape.items.map((item) => copy(item, depth - 1)) };
}

function copies(fields: ReadonlyMap<string, Value>, depth: number): Map<string, Value> {
  return new Map([...fields].map(([key, value]) => [key, copy(value, depth - 1)]));
}

function isContainer(shape: Shape): boolean {
  return shape.kind === 'dict' || shape.kind === 'sequence' || shape.kind === 'frame';
}

const ids = new WeakMap<object, number>();
let next = 0;

function idOf(thing: object): number {
  let id = ids.get(thing);
  if (id === undefined) {
    id = next++;
    ids.set(thing, id);
  }
  return id;
}
