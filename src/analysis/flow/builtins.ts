/** Python's own functions, as far as they build or look into containers. */
import { fieldOf } from './access.ts';
import { addElement } from './assign.ts';
import { fieldNames } from './classes.ts';
import { elementOf } from './containers.ts';
import { labelsIn } from './contents.ts';
import { labelsOfArguments } from './functions.ts';
import type { Activation, CallSite, Machine } from './machine.ts';
import { mark } from './mark.ts';
import { numberOf } from './numbers.ts';
import { madeOf, withoutTraits } from './traits.ts';
import type { Arguments, InstanceShape, Value } from './value.ts';
import { CLEAN, isInert, join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from './value.ts';

const CLEANING = new Set(
  `len bool isinstance issubclass callable any all hash id type range round abs int float hasattr print input`.split(
    ' ',
  ),
);
const SAME_ELEMENTS = new Set([
  'list',
  'tuple',
  'set',
  'frozenset',
  'sorted',
  'reversed',
  'iter',
  'filter',
  'next',
  'max',
  'min',
  'sum',
]);

/** undefined where it is none of them. */
export function callBuiltin(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  const first = args.positional[0];
  if (name === 'functools.partial') return partial(args);
  if (/^(dataclasses\.asdict|attr\.asdict|attrs\.asdict|builtins\.vars)$/.test(name)) return asDict(machine, first, at);
  if (!name.startsWith('builtins.')) return undefined;
  const builtin = name.slice('builtins.'.length);
  if (first && (builtin === 'int' || builtin === 'float') && numberOf(first) !== undefined) return first;
  if (builtin === 'int' || builtin === 'float')
    return first && labelsIn(first).length > 0 ? asNumber(first) : CLEAN;
  if (CLEANING.has(builtin)) return CLEAN;
  if (SAME_ELEMENTS.has(builtin)) return sameElements(builtin, first);
  switch (builtin) {
    case 'dict':
      return dict(machine, args, at);
    case 'str':
    case 'repr':
    case 'format':
    case 'bytes':
      return text(first, args);
    case 'enumerate':
      return pairs(CLEAN, first ? elementOf(first) : UNKNOWN);
    case 'zip':
      return of({
        kind: 'sequence',
        tuple: false,
        items: [],
        rest: of({ kind: 'sequence', tuple: true, items: args.positional.map(elementOf), rest: undefined }),
      });
    case 'map': {
      const element = args.positional[1] ? elementOf(args.positional[1]) : UNKNOWN;
      const mapped = first
        ? machine.call(first, { positional: [element], keywords: new Map(), rest: undefined }, at)
        : UNKNOWN;
      return of({ kind: 'sequence', tuple: false, items: [], rest: mapped });
    }
    case 'getattr': {
      const attribute = stringOf(args.positional[1]);
      if (!first || attribute === undefined) return UNKNOWN;
      const field = fieldOf(machine, first, attribute, at.activation);
      const value = mark(machine, field, attribute, { kind: 'attribute' }, at.site);
      return args.positional[2] ? join(value, args.positional[2]) : value;
    }
    case 'super':
      return superOf(at);
    default:
      return undefined;
  }
}

/** A number holds what was in the text, and nothing that could be part of a command. */
function asNumber(value: Value): Value {
  return madeOf([value], withoutTraits(labelsIn(value), ['input', 'sql', 'markup']));
}

function superOf(at: CallSite): Value {
  const { scope } = at.activation;
  const owner = scope.owner;
  const self = scope.variables.get('self') ?? scope.variables.get('cls');
  const instance = self && shapeOf(self, 'instance');
  const parent = owner?.bases.map((base) => shapeOf(base, 'class')).find((base) => base !== undefined);
  return parent && instance ? of({ ...instance, class: parent }) : UNKNOWN;
}

function sameElements(builtin: string, first: Value | undefined): Value {
  if (!first) return of({ kind: 'sequence', tuple: builtin === 'tuple', items: [], rest: undefined });
  if (builtin === 'next' || builtin === 'max' || builtin === 'min' || builtin === 'sum') return elementOf(first);
  const known = shapeOf(first, 'sequence');
  if (known && !first.open) return of({ ...known, tuple: builtin === 'tuple' }, first.labels);
  return of({ kind: 'sequence', tuple: builtin === 'tuple', items: [], rest: elementOf(first) }, first.labels);
}

function dict(machine: Machine, args: Arguments, at: CallSite): Value {
  const fields = new Map<string, Value>();
  let rest = args.rest;
  let labels: Value['labels'] = [];
  const first = args.positional[0];
  if (first) {
    const given = shapeOf(first, 'dict');
    for (const [key, value] of given?.fields ?? []) fields.set(key, value);
    if (given?.rest) rest = join(rest ?? NOTHING, given.rest);
    if (!given || first.open) labels = labelsIn(first);
  }
  for (const [key, value] of args.keywords) fields.set(key, mark(machine, value, key, { kind: 'key' }, at.site));
  return of({ kind: 'dict', fields, rest }, labels);
}

function text(first: Value | undefined, args: Arguments): Value {
  if (!first) return CLEAN;
  if (stringOf(first) !== undefined) return first;
  const labels = labelsOfArguments(args, labelsIn);
  return madeOf([first], labels);
}

function pairs(key: Value, value: Value): Value {
  const pair = of({ kind: 'sequence', tuple: true, items: [key, value], rest: undefined });
  return of({ kind: 'sequence', tuple: false, items: [], rest: pair });
}

/** `functools.partial(f, …)`. */
function partial(args: Arguments): Value {
  const fn = args.positional[0] && shapeOf(args.positional[0], 'function');
  if (!fn) return UNKNOWN;
  return of({ ...fn, given: { positional: args.positional.slice(1), keywords: args.keywords, rest: undefined } });
}

/** `asdict(user)`, `vars(user)`: the fields of what it is, or all of what it may be. */
export function asDict(machine: Machine, value: Value | undefined, at: CallSite): Value {
  const instance = value && shapeOf(value, 'instance');
  if (instance)
    return of({ kind: 'dict', fields: fieldsOf(machine, instance, at.activation), rest: undefined }, value.labels);
  return value ? { ...value, open: true } : UNKNOWN;
}

/** Adds to each list a value may be. */
export function addTo(machine: Machine, receiver: Value, added: Value): void {
  for (const shape of receiver.shapes) {
    if (shape.kind === 'sequence') addElement(machine, shape, added);
    if (shape.kind === 'dict') machine.heap.setRest(shape, join(shape.rest ?? NOTHING, added));
  }
}

/** What an instance holds, as a dict: `asdict`, `model_dump`, `__dict__`. */
function fieldsOf(machine: Machine, shape: InstanceShape, activation: Activation): Map<string, Value> {
  const fields = new Map<string, Value>();
  for (const name of fieldNames(shape.class, 6)) {
    fields.set(name, fieldOf(machine, of(shape), name, activation));
  }
  for (const [name, value] of shape.fields) fields.set(name, value);
  return fields;
}
