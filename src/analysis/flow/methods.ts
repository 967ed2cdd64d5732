/** Methods of containers and strings. */
import type { Expression } from '../python/syntax.ts';
import { addTo, asDict } from './builtins.ts';
import { elementOf, keyText } from './containers.ts';
import { labelsIn } from './contents.ts';
import { frameMethod } from './frames.ts';
import { labelsOfArguments } from './functions.ts';
import { joinLabels, withoutRecords } from './label.ts';
import type { CallSite, Machine } from './machine.ts';
import { ownerName } from './machine.ts';
import { mark } from './mark.ts';
import { writeGlobalContent } from './shared-state.ts';
import type { Arguments, DictShape, Value } from './value.ts';
import { CLEAN, constant, isInert, join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from './value.ts';

const ADDING = new Set(['append', 'add', 'appendleft', 'extend', 'insert', 'prepend', 'update', 'setdefault', 'push']);

/** undefined where the receiver or the method is none of these. */
export function callMethod(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
  node: Expression,
): Value | undefined {
  if (ADDING.has(method)) noteShared(machine, receiver, method, args, at, node);
  const frame = shapeOf(receiver, 'frame');
  if (frame) return frameMethod(machine, frame, receiver, method, args, at);
  const dict = shapeOf(receiver, 'dict');
  if (dict) return dictMethod(machine, dict, receiver, method, args, at, node);
  if (shapeOf(receiver, 'sequence')) return listMethod(machine, receiver, method, args);
  if (
    /^(model_dump|dict|_asdict|to_dict|json|to_json|model_dump_json)$/.test(method) &&
    shapeOf(receiver, 'instance')
  ) {
    return asDict(machine, receiver, at);
  }
  const text = stringOf(receiver);
  if (text !== undefined) return textMethod(text, receiver, method, args);
  if (receiver.open || receiver.shapes.length === 0) return openMethod(machine, receiver, method, args, at, node);
  return undefined;
}

/** Adding to a container that is a module's global. */
function noteShared(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
  node: Expression,
): void {
  // Of something unknown, `add` may as well hand a row to a database.
  if (!receiver.shapes.some((shape) => shape.kind === 'sequence' || shape.kind === 'dict')) return;
  const keyed = method === 'setdefault';
  const key = keyed ? keyText(args.positional[0]) : undefined;
  const values = keyed || method === 'insert' ? args.positional.slice(1) : args.positional;
  const added = [...values, ...args.keywords.values()].reduce(join, NOTHING);
  if (added !== NOTHING) writeGlobalContent(machine, node, key, added, at.activation, at.site);
}

function dictMethod(
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
    case 'pop': {
      const key = keyText(first);
      const found = key === undefined ? undefined : dict.fields.get(key);
      const any = [...dict.fields.values()].reduce(join, dict.rest ?? NOTHING);
      const value = found ?? (key === undefined ? any : (dict.rest ?? second ?? constant(null)));
      if (key === undefined || found) return value;
      return field(
        machine,
        join(value, receiver.open ? unknownWith(withoutRecords(receiver.labels)) : NOTHING),
        key,
        node,
        at,
      );
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
    case 'items': {
      const value = [...dict.fields.values()].reduce(join, dict.rest ?? NOTHING);
      const pair = of({ kind: 'sequence', tuple: true, items: [UNKNOWN, value], rest: undefined });
      return of({ kind: 'sequence', tuple: false, items: [], rest: pair }, receiver.labels);
    }
    case 'keys':
      return CLEAN;
    case 'values':
      return of({ kind: 'sequence', tuple: false, items: [...dict.fields.values()], rest: dict.rest }, receiver.labels);
    case 'copy':
      return of({ kind: 'dict', fields: new Map(dict.fields), rest: dict.rest }, receiver.labels);
    case 'clear':
      for (const key of [...dict.fields.keys()]) machine.heap.set(dict.fields, key, NOTHING);
      return constant(null);
    default:
      if (!dict.patch) return undefined;
      if (ADDING.has(method)) {
        const added = args.positional.at(-1) ?? UNKNOWN;
        dict.patch.push({ site: at.site, value: added });
        addTo(machine, receiver, added);
      }
      return constant(null);
  }
}

function spread(machine: Machine, into: DictShape, source: Value): void {
  const dict = shapeOf(source, 'dict');
  for (const [key, value] of dict?.fields ?? []) machine.heap.set(into.fields, key, value);
  const rest = dict?.rest ?? (source.labels.length > 0 && !dict ? unknownWith(source.labels) : undefined);
  if (rest) machine.heap.setRest(into, join(into.rest ?? NOTHING, rest));
}

function listMethod(machine: Machine, receiver: Value, method: string, args: Arguments): Value | undefined {
  switch (method) {
    case 'append':
    case 'add':
    case 'appendleft':
      addTo(machine, receiver, args.positional[0] ?? UNKNOWN);
      return constant(null);
    case 'insert':
      addTo(machine, receiver, args.positional[1] ?? UNKNOWN);
      return constant(null);
    case 'extend':
      addTo(machine, receiver, args.positional[0] ? elementOf(args.positional[0]) : UNKNOWN);
      return constant(null);
    case 'pop':
      return elementOf(receiver);
    case 'copy':
      return receiver;
    case 'index':
    case 'count':
      return CLEAN;
    default:
      return undefined;
  }
}

const TEXT_TESTS = /^(startswith|endswith|is\w+|find|index|count)$/;

function textMethod(text: string, receiver: Value, method: string, args: Arguments): Value | undefined {
  if (TEXT_TESTS.test(method)) return CLEAN;
  if (method === 'join' || method === 'format' || method === 'format_map') {
    const inputs = [...args.positional, ...args.keywords.values()];
    const labels = labelsOfArguments(args, labelsIn);
    if (labels.length === 0 && inputs.every(isInert)) return CLEAN;
    return unknownWith(joinLabels(labels, receiver.labels));
  }
  if (args.positional.length > 0 || receiver.labels.length > 0) return { ...receiver, open: true };
  const change = TEXT_CHANGES[method];
  return change ? constant(change(text)) : { ...receiver, open: true };
}

const TEXT_CHANGES: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  strip: (text) => text.trim(),
};

/** `unknown.get('key')`: a field by name; tests and counts hold nothing. */
function openMethod(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
  node: Expression,
): Value | undefined {
  if (TEXT_TESTS.test(method) || method === 'keys' || method === 'exists') return CLEAN;
  if (method !== 'get' && method !== 'pop' && method !== 'getlist') {
    return method === 'copy' || method === 'items' || method === 'values' ? { ...receiver, open: true } : undefined;
  }
  const key = stringOf(args.positional[0]);
  if (key === undefined) return args.positional.length === 0 ? undefined : unknownWith(receiver.labels);
  if (/^(https?:|\/)/.test(key)) return undefined;
  const value = receiver.clean ? CLEAN : unknownWith(withoutRecords(receiver.labels));
  return field(machine, join(value, args.positional[1] ?? NOTHING), key, node, at);
}

function field(machine: Machine, value: Value, key: string, node: Expression, at: CallSite): Value {
  const owner = ownerName(node);
  return mark(machine, value, key, owner === undefined ? { kind: 'key' } : { kind: 'key', owner }, at.site);
}
