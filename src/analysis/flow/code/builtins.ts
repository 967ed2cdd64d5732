/** Python's own functions, as far as they build or look into containers. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { dictOfPairs, elementOf, keysOf, positionsOf, valuesOf } from '../objects/containers.ts';
import { labelsOfArguments } from '../objects/functions.ts';
import { noteSettingCall } from '../state/setting-calls.ts';
import { labelsIn } from '../values/contents.ts';
import { joinLabels } from '../values/label.ts';
import { numberOf } from '../values/numbers.ts';
import { asNumber, madeOf } from '../values/traits.ts';
import type { Arguments, DictShape, Shape, Value } from '../values/value.ts';
import { CLEAN, constant, join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { fieldOf } from './access.ts';
import { addElement, writeField } from './assign.ts';
import { superOf } from './classes.ts';
import { asDict, callRecordFunction } from './records.ts';
import { spoken } from './spoken.ts';
import { callStandardLibrary } from './standard-library.ts';

const CLEANING = new Set(
  `len bool isinstance issubclass callable any all hash id type round abs int float hasattr print input`.split(' '),
);
const SAME_ELEMENTS = new Set([
  'list',
  'tuple',
  'set',
  'frozenset',
  'sorted',
  'reversed',
  'iter',
  'next',
  'max',
  'min',
  'sum',
]);

/** undefined where it is none of them. */
export function callBuiltin(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  const first = args.positional[0];
  if (name === 'functools.partial') return partial(machine, args, at);
  const known = callRecordFunction(machine, name, args, at) ?? callStandardLibrary(machine, name, args, at);
  if (known) return known;
  if (!name.startsWith('builtins.')) return undefined;
  const builtin = name.slice('builtins.'.length);
  if (first && (builtin === 'int' || builtin === 'float') && numberOf(first) !== undefined) return first;
  if (builtin === 'int' || builtin === 'float')
    return first && labelsIn(first).length > 0 ? madeOf([first], asNumber(labelsIn(first))) : CLEAN;
  if (CLEANING.has(builtin)) return CLEAN;
  if (SAME_ELEMENTS.has(builtin)) return sameElements(builtin, first);
  switch (builtin) {
    case 'dict':
      return dict(machine, args, at);
    case 'str':
    case 'repr':
    case 'format':
    case 'bytes':
      return text(first && spoken(machine, first, at), args);
    case 'range':
      return range(args);
    case 'enumerate':
      return enumerated(first);
    case 'zip':
      return args.rest && args.positional.length === 0 ? transposed(args.rest) : zipped(args.positional);
    case 'map':
      return mapped(machine, args, at);
    case 'filter':
      return sameElements('list', args.positional[1]);
    case 'getattr': {
      const attribute = stringOf(args.positional[1]);
      if (!first) return UNKNOWN;
      // Any of its fields.
      if (attribute === undefined) return unknownWith(labelsIn(asDict(machine, first, at.activation)));
      const field = fieldOf(machine, first, attribute, at.activation);
      const value = mark(machine, field, attribute, { kind: 'attribute' }, at.site);
      return args.positional[2] ? join(value, args.positional[2]) : value;
    }
    case 'setattr': {
      const attribute = stringOf(args.positional[1]);
      const value = args.positional[2];
      if (!first || attribute === undefined || !value) return UNKNOWN;
      const marked = mark(machine, value, attribute, { kind: 'attribute' }, at.site);
      for (const shape of first.shapes) writeField(machine, shape, attribute, marked, at.activation, at.site);
      noteSettingCall(machine, name, args, at.activation, at.site);
      return CLEAN;
    }
    case 'super':
      return superOf(machine, at);
    default:
      return undefined;
  }
}

function sameElements(builtin: string, first: Value | undefined): Value {
  if (!first) return of({ kind: 'sequence', tuple: builtin === 'tuple', items: [], rest: undefined });
  if (builtin === 'next' || builtin === 'max' || builtin === 'min' || builtin === 'sum') return elementOf(first);
  const dict = shapeOf(first, 'dict');
  const known = dict ? (dict.row ? valuesOf(dict) : keysOf(dict)) : shapeOf(first, 'sequence');
  if (known && !first.open) return of({ ...known, items: [...known.items], tuple: builtin === 'tuple' }, first.labels);
  return of({ kind: 'sequence', tuple: builtin === 'tuple', items: [], rest: elementOf(first) }, first.labels);
}

function dict(machine: Machine, args: Arguments, at: CallSite): Value {
  const fields = new Map<string, Value>();
  let rest = args.rest;
  let labels: Value['labels'] = [];
  let keys: DictShape['keys'];
  const first = args.positional[0];
  if (first) {
    const record = shapeOf(first, 'instance') ? asDict(machine, first, at.activation) : first;
    const given = shapeOf(record, 'dict') ?? dictOfPairs(first);
    for (const [key, value] of given?.fields ?? []) fields.set(key, value);
    if (given?.rest) rest = join(rest ?? NOTHING, given.rest);
    keys = given?.keys;
    if (!given || first.open) labels = labelsIn(first);
    else labels = first.labels;
  }
  for (const [key, value] of args.keywords) fields.set(key, mark(machine, value, key, { kind: 'key' }, at.site));
  return of({ kind: 'dict', fields, rest, ...(keys ? { keys } : {}) }, labels);
}

function text(first: Value | undefined, args: Arguments): Value {
  if (!first) return CLEAN;
  if (stringOf(first) !== undefined) return first;
  const labels = joinLabels(
    labelsIn(first),
    labelsOfArguments({ ...args, positional: args.positional.slice(1) }, labelsIn),
  );
  const made = madeOf([first], labels);
  return first.packed ? { ...made, packed: first.packed } : made;
}

function enumerated(first: Value | undefined): Value {
  const known = first && !first.open && first.shapes.length === 1 ? shapeOf(first, 'sequence') : undefined;
  const items = known ? known.items.map((item, index) => tupleOf([constant(index), item])) : [];
  const rest = known ? known.rest : first ? elementOf(first) : UNKNOWN;
  return of(
    { kind: 'sequence', tuple: false, items, rest: rest && tupleOf([CLEAN, rest]) },
    known ? first?.labels : [],
  );
}

function zipped(iterated: readonly Value[]): Value {
  const known = iterated.map((value) =>
    value.open || value.shapes.length !== 1 ? undefined : positionsOf(value.shapes[0] as Shape),
  );
  const lengths = known.map((items) => items?.length);
  const [length] = lengths;
  if (length !== undefined && lengths.every((other) => other === length)) {
    const items = Array.from({ length }, (_, index) => tupleOf(known.map((values) => values?.[index] ?? UNKNOWN)));
    return of({ kind: 'sequence', tuple: false, items, rest: undefined });
  }
  return of({ kind: 'sequence', tuple: false, items: [], rest: tupleOf(iterated.map(elementOf)) });
}

/** `zip(*rows)`: what stands at the same position of each row. */
function transposed(row: Value): Value {
  const positions = row.open ? undefined : row.shapes.map(positionsOf);
  const [first] = positions ?? [];
  if (!first || positions?.some((items) => items?.length !== first.length)) return zipped([elementOf(row)]);
  const columns = first.map((_, index) => {
    const any = (positions ?? []).map((items) => items?.[index] ?? NOTHING).reduce(join, NOTHING);
    return of({ kind: 'sequence', tuple: true, items: [], rest: any });
  });
  return of({ kind: 'sequence', tuple: false, items: columns, rest: undefined });
}

function tupleOf(items: readonly Value[]): Value {
  return of({ kind: 'sequence', tuple: true, items: [...items], rest: undefined });
}

/** `map(f, a, b)`, also of a pool of threads. */
export function mapped(machine: Machine, { positional }: Arguments, at: CallSite): Value {
  const [callee, ...iterated] = positional;
  const args = { positional: iterated.map(elementOf), keywords: new Map(), rest: undefined };
  const element = callee ? machine.call(callee, args, at) : UNKNOWN;
  return of({ kind: 'sequence', tuple: false, items: [], rest: element });
}

/** A short range is its numbers, so that what is made in a loop over it is known one by one. */
function range({ positional, keywords, rest }: Arguments): Value {
  const numbers = positional.map((value) => shapeOf(value, 'constant')?.value);
  const [first = 0, second, step = 1] = numbers.map(Number);
  const [from, to] = second === undefined ? [0, first] : [first, second];
  const count = Math.ceil((to - from) / step);
  const isKnown = keywords.size === 0 && !rest && positional.every((value) => !value.open && value.shapes.length === 1);
  if (!isKnown || !numbers.every((number) => typeof number === 'number')) return CLEAN;
  if (!(count > 0 && count <= LONGEST_RANGE)) return CLEAN;
  const items = Array.from({ length: count }, (_, index) => constant(from + index * step));
  return of({ kind: 'sequence', tuple: false, items, rest: undefined });
}

const LONGEST_RANGE = 32;

/** `functools.partial(f, …)`: of a function of the program with what it was given, of anything else a call with more. */
function partial(machine: Machine, args: Arguments, at: CallSite): Value {
  const [callee, ...positional] = args.positional;
  if (!callee) return UNKNOWN;
  const fn = shapeOf(callee, 'function');
  if (fn) return of({ ...fn, given: { positional, keywords: args.keywords, rest: undefined } });
  if (!shapeOf(callee, 'external')) return UNKNOWN;
  return of({
    kind: 'intrinsic',
    run: (more, site) => {
      const keywords = new Map([...args.keywords, ...more.keywords]);
      return machine.call(
        callee,
        { ...more, positional: [...positional, ...more.positional], keywords },
        { ...at, site },
      );
    },
  });
}

/** Adds to each list a value may be. */
export function addTo(machine: Machine, receiver: Value, added: Value): void {
  for (const shape of receiver.shapes) {
    if (shape.kind === 'sequence') addElement(machine, shape, added);
    if (shape.kind === 'dict') machine.heap.setRest(shape, join(shape.rest ?? NOTHING, added));
  }
}
