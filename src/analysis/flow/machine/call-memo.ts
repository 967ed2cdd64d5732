/**
 * Calls of the same function with the same arguments, remembered while one function, callback or module runs: helpers
 * that call helpers would otherwise be run again for each way to them. Only arguments that carry no data are compared;
 * what carries some has a way of its own to tell. A function that reads or writes what others may change, itself or by
 * what it calls, is run each time.
 */

import type { Arguments, FunctionShape, Shape, Value } from '../values/value.ts';
import { freeNames } from './free-names.ts';
import { lookUp } from './look-up.ts';
import type { CallSite, Invocation, Machine } from './machine.ts';

export interface CallMemo {
  /** What was remembered of the call, or else what `run` gives. */
  readonly recall: (fn: FunctionShape, args: Arguments, at: CallSite, run: () => Invocation) => Recalled;
}

export interface Recalled {
  readonly invocation: Invocation;
  readonly isKnown: boolean;
}

/** Longer arguments are not worth comparing. */
const LONGEST_KEY = 600;
const DEEPEST = 3;

export function createCallMemo(machine: () => Machine): CallMemo {
  const known = new Map<string, Invocation>();
  let changing = 0;
  return {
    recall: (fn, args, at, run) => {
      const around = surroundings(machine(), fn);
      if (around === undefined) {
        changing++;
        return { invocation: run(), isKnown: false };
      }
      const key = keyOf(fn, args, at, around);
      const found = key === undefined ? undefined : known.get(key);
      if (found) {
        return { invocation: { value: copy(found.value, DEEPEST), returns: found.returns }, isKnown: true };
      }
      const before = changing;
      const invocation = run();
      // What carries data was found on a way of its own.
      if (key !== undefined && changing === before && invocation.value.labels.length === 0) {
        known.set(key, { ...invocation, value: machine().heap.settled(invocation.value) });
      }
      return { invocation, isKnown: false };
    },
  };
}

function keyOf(fn: FunctionShape, args: Arguments, at: CallSite, around: string): string | undefined {
  const parts = [`${idOf(fn.definition)}@${idOf(fn.scope)}${at.activation.main ? 'm' : ''}${around}`];
  for (const value of args.positional) parts.push(digest(value, DEEPEST));
  for (const [name, value] of args.keywords) parts.push(`${name}=${digest(value, DEEPEST)}`);
  if (args.rest) parts.push(`*${digest(args.rest, DEEPEST)}`);
  const key = parts.join(',');
  return key.includes(UNEQUAL) || key.length > LONGEST_KEY ? undefined : key;
}

/** What the names from around a function mean now; undefined where it may find or leave something else there. */
function surroundings(machine: Machine, fn: FunctionShape): string | undefined {
  if (fn.self || fn.given || fn.wraps) return undefined;
  const { names, rebinds } = freeNames(fn.definition);
  if (rebinds) return undefined;
  let all = '';
  for (const name of names) {
    const value = lookUp(machine, name, fn.scope);
    if (value.shapes.length === 0) {
      all += value.labels.length > 0 ? `L${idOf(value.labels)}` : '?';
      continue;
    }
    if (value.open || !value.shapes.every((shape) => LASTING.has(shape.kind))) return undefined;
    all += value.shapes.length === 1 ? '' : `#${value.shapes.length}`;
    for (const shape of value.shapes) all += meaningOf(shape);
  }
  return all;
}

function meaningOf(shape: Shape): string {
  if (shape.kind === 'constant') return JSON.stringify(shape.value);
  return shape.kind === 'function' || shape.kind === 'class' ? `f${idOf(shape.definition)}` : '';
}

/** Forms that stay what they are, whoever reads them. */
const LASTING: ReadonlySet<Shape['kind']> = new Set([
  'constant',
  'function',
  'class',
  'module',
  'external',
  'intrinsic',
  'component',
  'dependency',
]);

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
