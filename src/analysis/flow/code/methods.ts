/** Methods of containers and strings. */
import type { Expression } from '../../python/syntax.ts';
import { frameMethod } from '../libraries/frames.ts';
import { queryMethod } from '../libraries/orm.ts';
import type { CallSite, Machine } from '../machine/machine.ts';
import { ownerName } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { elementOf, keyText } from '../objects/containers.ts';
import { dictMethod } from '../objects/dict-methods.ts';
import { fieldLabels } from '../objects/field-labels.ts';
import { labelsOfArguments } from '../objects/functions.ts';
import { streamMethod } from '../objects/streams.ts';
import { writeInsideSession } from '../state/session.ts';
import { writeGlobalContent } from '../state/shared-state.ts';
import { labelsIn } from '../values/contents.ts';
import { joinLabels, withoutRecords } from '../values/label.ts';
import { inContext } from '../values/texts.ts';
import { asNumber, hasData, madeOf } from '../values/traits.ts';
import type { Arguments, DictShape, Shape, Value } from '../values/value.ts';
import { CLEAN, constant, join, NOTHING, of, shapeOf, stringOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { addTo } from './builtins.ts';
import { callHandedFunction } from './handed-functions.ts';
import { callRecordClass, callRecordMethod } from './records.ts';

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
  // `future.result()` is what was handed to the thread.
  if (method === 'result' && args.positional.length === 0 && (receiver.shapes.length > 0 || hasData(receiver.labels))) {
    return receiver;
  }
  const own = receiver.shapes.map((shape) => methodOfShape(machine, shape, receiver, method, args, at, node));
  const known = own.filter((value) => value !== undefined);
  if (known.length > 0) return known.reduce(join, NOTHING);
  const text = stringOf(receiver);
  if (text !== undefined) return textMethod(text, receiver, method, args, at);
  if (receiver.open || receiver.shapes.length === 0) return openMethod(machine, receiver, method, args, at, node);
  return undefined;
}

function methodOfShape(
  machine: Machine,
  shape: Shape,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
  node: Expression,
): Value | undefined {
  switch (shape.kind) {
    case 'frame':
      return frameMethod(machine, shape, receiver, method, args, at);
    case 'dict':
      return (
        dictMethod(machine, shape, receiver, method, args, at, node) ??
        patchMethod(machine, shape, receiver, method, args, at)
      );
    case 'sequence':
      return listMethod(machine, receiver, method, args);
    case 'instance':
      return callRecordMethod(machine, receiver, method, args, at);
    case 'object':
      return streamMethod(machine, shape, receiver, method, args);
    case 'class':
      return callRecordClass(machine, receiver, method, args, at);
    default:
      return undefined;
  }
}

/** Adding to a container that is a module's global, or stands in the session. */
function noteShared(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
  node: Expression,
): void {
  const keyed = method === 'setdefault';
  const key = keyed ? keyText(args.positional[0]) : undefined;
  const values = keyed || method === 'insert' ? args.positional.slice(1) : args.positional;
  const added = [...values, ...args.keywords.values()].reduce(join, NOTHING);
  if (added !== NOTHING) writeInsideSession(machine, node, added, at.activation, at.site);
  // Of something unknown, `add` may as well hand a row to a database.
  if (!receiver.shapes.some((shape) => shape.kind === 'sequence' || shape.kind === 'dict')) return;
  if (added !== NOTHING) writeGlobalContent(machine, node, key, added, at.activation, at.site);
}

/** What goes into a `Patch` goes to the browser. */
function patchMethod(
  machine: Machine,
  dict: DictShape,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  if (!dict.patch) return undefined;
  // What is to be removed is sent as well, so that the browser knows what to look for.
  if (ADDING.has(method) || method === 'remove') {
    const added = args.positional.at(-1) ?? UNKNOWN;
    dict.patch.push({ site: at.site, value: added });
    addTo(machine, receiver, added);
  }
  return constant(null);
}

function listMethod(machine: Machine, receiver: Value, method: string, args: Arguments): Value | undefined {
  switch (method) {
    case 'append':
    case 'add':
    case 'appendleft':
      if (method === 'appendleft') mix(machine, receiver, args.positional[0]);
      addTo(machine, receiver, args.positional[0] ?? UNKNOWN);
      return constant(null);
    case 'insert':
      mix(machine, receiver, args.positional[1]);
      addTo(machine, receiver, args.positional[1] ?? UNKNOWN);
      return constant(null);
    case 'extend':
      addTo(machine, receiver, args.positional[0] ? elementOf(args.positional[0]) : UNKNOWN);
      return constant(null);
    case 'pop':
    case 'popleft': {
      const element = elementOf(receiver);
      if (args.positional.length > 0 || method === 'popleft') mix(machine, receiver, undefined);
      return element;
    }
    case 'sort':
    case 'reverse':
      mix(machine, receiver, undefined);
      return constant(null);
    case 'copy': {
      const sequence = shapeOf(receiver, 'sequence');
      return sequence && of({ ...sequence, items: [...sequence.items] }, receiver.labels);
    }
    case 'index':
    case 'count':
      return CLEAN;
    default:
      return queryMethod(receiver, method);
  }
}

/** After this each of the known elements may stand at any position. */
function mix(machine: Machine, receiver: Value, added: Value | undefined): void {
  for (const shape of receiver.shapes) {
    if (shape.kind !== 'sequence') continue;
    const any = shape.items.reduce(join, join(added ?? NOTHING, shape.rest ?? NOTHING));
    shape.items.forEach((_, index) => {
      machine.heap.setItem(shape.items, index, any);
    });
  }
}

/** `isoformat` is no test. */
const TEXT_TESTS = /^(startswith|endswith|is(?!o)\w+|find|index|count)$/;

function textMethod(text: string, receiver: Value, method: string, args: Arguments, at: CallSite): Value | undefined {
  if (TEXT_TESTS.test(method)) return CLEAN;
  if (method === 'join' || method === 'format' || method === 'format_map') {
    const inputs = [...args.positional, ...args.keywords.values()];
    const labels = labelsOfArguments(args, labelsIn);
    const made = madeOf(inputs, inContext(joinLabels(labels, receiver.labels), [receiver, ...inputs], at.site));
    return method === 'join' ? made : { ...made, starts: text.replace(/[{][\s\S]*$/, '') };
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

/** Figures over a column of a table. */
const OF_COLUMNS =
  /^(mean|median|nunique|n_unique|std|var|size|describe|corr|quantile|sum|min|max|isna|isnull|notna|notnull|duplicated)$/;
const DISTINCT = /^(unique|value_counts|drop_duplicates)$/;

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
  const handed = callHandedFunction(machine, receiver, method, args, at);
  if (handed) return handed;
  if (hasData(receiver.labels) && OF_COLUMNS.test(method)) return CLEAN;
  // The values that there are in a column name people, but not what somebody has.
  if (DISTINCT.test(method)) return unknownWith(withoutRecords(receiver.labels));
  if (method !== 'get' && method !== 'pop' && method !== 'getlist') {
    return method === 'copy' || method === 'items' || method === 'values' ? { ...receiver, open: true } : undefined;
  }
  const key = stringOf(args.positional[0]);
  if (key === undefined) return args.positional.length === 0 ? undefined : unknownWith(receiver.labels);
  if (/^(https?:|\/)/.test(key)) return undefined;
  const value = receiver.clean ? CLEAN : unknownWith(typed(fieldLabels(machine, receiver.labels, key), args));
  return field(machine, join(value, args.positional[1] ?? NOTHING), key, node, at);
}

/** `request.args.get('page', type=int)` is a number. */
function typed(labels: Value['labels'], args: Arguments): Value['labels'] {
  const type = args.keywords.get('type');
  return type && /^builtins\.(int|float|bool)$/.test(shapeOf(type, 'external')?.name ?? '') ? asNumber(labels) : labels;
}

function field(machine: Machine, value: Value, key: string, node: Expression, at: CallSite): Value {
  const owner = ownerName(node);
  return mark(machine, value, key, owner === undefined ? { kind: 'key' } : { kind: 'key', owner }, at.site);
}
