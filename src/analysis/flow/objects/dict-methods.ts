/** Methods of dicts: reading, adding and taking out entries. */
import type { Expression } from '../../python/syntax.ts';
import type { CallSite, Machine } from '../machine/machine.ts';
import { ownerName } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { handDown } from '../values/traits.ts';
import type { Arguments, DictShape, Value } from '../values/value.ts';
import { CLEAN, constant, join, NOTHING, of, shapeOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { dictOfPairs, itemsOf, keysOf, keyText, valuesOf } from './containers.ts';
import { removeField } from './deletion.ts';
import { fieldLabels } from './field-labels.ts';

/** undefined where dicts have no such method, or it is one that adds to a `Patch`. */
export function dictMethod(
  machine: Machine,
  dict: DictShape,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
  node: Expression,
): Value | undefined {
  const [first, second] = args.positional;
  switch (method) {
    case 'get':
      return entry(machine, dict, receiver, args, at, node);
    case 'pop': {
      const value = entry(machine, dict, receiver, args, at, node);
      const key = keyText(first);
      if (key !== undefined) removeField(machine, dict, key);
      return value;
    }
    case 'setdefault': {
      const key = keyText(first);
      const value = mark(machine, second ?? constant(null), key ?? '', { kind: 'key' }, at.site);
      if (key === undefined) machine.heap.setRest(dict, join(dict.rest ?? NOTHING, value));
      else machine.heap.set(dict.fields, key, join(dict.fields.get(key) ?? NOTHING, value));
      return value;
    }
    case 'update':
      for (const source of args.positional) spread(machine, dict, source);
      for (const [key, value] of args.keywords) {
        const marked = mark(machine, value, key, { kind: 'key' }, at.site);
        machine.heap.set(dict.fields, key, marked);
        dict.patch?.push({ site: at.site, value: marked });
      }
      for (const source of args.positional) dict.patch?.push({ site: at.site, value: source });
      return constant(null);
    case 'items':
      return of(itemsOf(dict), receiver.labels);
    case 'popitem':
      return of({ kind: 'sequence', tuple: true, items: [UNKNOWN, anyOf(dict)], rest: undefined }, receiver.labels);
    case 'keys':
      return dict.rest && !dict.keys ? CLEAN : of(keysOf(dict));
    case 'values':
      return of(valuesOf(dict), receiver.labels);
    case 'copy':
      return of(copyOf(dict), receiver.labels);
    case 'clear':
      for (const key of [...dict.fields.keys()]) machine.heap.remove(dict.fields, key);
      machine.heap.setRest(dict, undefined);
      return constant(null);
    default:
      return undefined;
  }
}

export function copyOf(dict: DictShape): DictShape {
  return {
    kind: 'dict',
    fields: new Map(dict.fields),
    rest: dict.rest,
    ...(dict.keys ? { keys: { rest: dict.keys.rest } } : {}),
    ...(dict.row ? { row: true } : {}),
  };
}

function entry(
  machine: Machine,
  dict: DictShape,
  receiver: Value,
  args: Arguments,
  at: CallSite,
  node: Expression,
): Value {
  const key = keyText(args.positional[0]);
  if (key === undefined) return handDown(anyOf(dict), receiver.labels);
  const found = dict.fields.get(key);
  if (found) return handDown(found, receiver.labels);
  const value = dict.rest ?? args.positional[1] ?? constant(null);
  const open = receiver.open ? unknownWith(fieldLabels(machine, receiver.labels, key)) : NOTHING;
  const owner = ownerName(node);
  const context = owner === undefined ? ({ kind: 'key' } as const) : ({ kind: 'key', owner } as const);
  return mark(machine, join(value, open), key, context, at.site);
}

function anyOf(dict: DictShape): Value {
  return [...dict.fields.values()].reduce(join, dict.rest ?? NOTHING);
}

/** `d.update(other)`, with a dict or with pairs. */
function spread(machine: Machine, into: DictShape, source: Value): void {
  const dict = shapeOf(source, 'dict') ?? dictOfPairs(source);
  for (const [key, value] of dict?.fields ?? []) machine.heap.set(into.fields, key, value);
  const rest = dict?.rest ?? (source.labels.length > 0 && !dict ? unknownWith(source.labels) : undefined);
  if (rest) machine.heap.setRest(into, join(into.rest ?? NOTHING, rest));
}
