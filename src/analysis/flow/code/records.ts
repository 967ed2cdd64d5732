/** Data classes, pydantic and attrs models, named tuples: as dicts, as tuples, with other fields, from outside data. */

import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { asWhole } from '../machine/whole.ts';
import { keysOf } from '../objects/containers.ts';
import { labelsIn } from '../values/contents.ts';
import type { Arguments, ClassShape, InstanceShape, Value } from '../values/value.ts';
import { of, shapeOf, stringsOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { fieldOf } from './access.ts';
import { fieldNames, instantiate } from './classes.ts';

/** `asdict(x)`, `astuple(x)`, `replace(x, a=…)`, `vars(x)`; undefined where it is none of them. */
export function callRecordFunction(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  const [first] = args.positional;
  if (name === 'builtins.vars') return wholly(machine, first, at);
  if (!/^(dataclasses|attr|attrs)\./.test(name) || !first) return undefined;
  const instance = shapeOf(first, 'instance');
  switch (name.slice(name.indexOf('.') + 1)) {
    case 'asdict':
      return wholly(machine, first, at);
    case 'astuple':
      return (
        instance &&
        of({
          kind: 'sequence',
          tuple: true,
          items: [...fieldsOf(machine, instance, at.activation).values()],
          rest: undefined,
        })
      );
    case 'replace':
    case 'evolve':
      return instance && withFields(machine, instance, args.keywords, at);
    default:
      return undefined;
  }
}

/** All fields of something: where nobody knows them, the whole of it. */
function wholly(machine: Machine, value: Value | undefined, at: CallSite): Value {
  const dict = asDict(machine, value, at.activation);
  return value && shapeOf(value, 'instance') ? dict : asWhole(dict, at.site);
}

const AS_DICT = new Set(['model_dump', 'dict', '_asdict', 'to_dict', 'asdict']);
const AS_TEXT = new Set(['json', 'to_json', 'model_dump_json']);

/** `model_dump(exclude={…})`, `_asdict()`, `model_copy(update={…})`; undefined where it is none of them. */
export function callRecordMethod(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  const instance = shapeOf(receiver, 'instance');
  if (!instance) return undefined;
  if (AS_DICT.has(method) || AS_TEXT.has(method)) {
    const dict = narrowed(asDict(machine, receiver, at.activation), args);
    return AS_DICT.has(method) ? dict : unknownWith(labelsIn(dict));
  }
  if (method === '_replace') return withFields(machine, instance, args.keywords, at);
  if (method !== 'copy' && method !== 'model_copy') return undefined;
  const update = args.keywords.get('update');
  return withFields(machine, instance, (update && shapeOf(update, 'dict')?.fields) ?? new Map(), at);
}

const FROM_OUTSIDE = new Set([
  'model_validate',
  'model_validate_json',
  'parse_obj',
  'parse_raw',
  'from_orm',
  'from_dict',
]);

/** `Model.model_validate(data)`: a new instance whose fields may be anything in the data. */
export function callRecordClass(
  machine: Machine,
  receiver: Value,
  method: string,
  args: Arguments,
  at: CallSite,
): Value | undefined {
  const shape = shapeOf(receiver, 'class');
  if (!shape || !FROM_OUTSIDE.has(method)) return undefined;
  const [data] = args.positional;
  const fields = data && shapeOf(data, 'dict')?.fields;
  return instantiate(machine, shape, { positional: [], keywords: fields ?? new Map(), rest: data }, at);
}

/** The fields of what it is, or all of what it may be. */
export function asDict(machine: Machine, value: Value | undefined, activation: Activation): Value {
  if (!value) return UNKNOWN;
  const instance = shapeOf(value, 'instance');
  if (instance)
    return of({ kind: 'dict', fields: fieldsOf(machine, instance, activation), rest: undefined }, value.labels);
  const object = shapeOf(value, 'object');
  if (object) return of({ kind: 'dict', fields: new Map(object.fields), rest: undefined }, value.labels);
  return { ...value, open: true };
}

/** What an instance holds, by name. */
function fieldsOf(machine: Machine, shape: InstanceShape, activation: Activation): Map<string, Value> {
  const fields = new Map<string, Value>();
  for (const name of fieldNames(shape.class, 6)) fields.set(name, fieldOf(machine, of(shape), name, activation));
  for (const [name, value] of shape.fields) if (isField(name)) fields.set(name, value);
  return fields;
}

/** Names in angle brackets are notes of the analysis. */
function isField(name: string): boolean {
  return !name.startsWith('<');
}

/** `exclude={…}` and `include={…}`: sets, lists, or dicts by name. */
function narrowed(value: Value, { keywords }: Arguments): Value {
  const dict = shapeOf(value, 'dict');
  const included = namesIn(keywords.get('include'));
  const excluded = namesIn(keywords.get('exclude'));
  if (!dict || (!included && !excluded)) return value;
  const kept = [...dict.fields].filter(([name]) => (included?.has(name) ?? true) && !excluded?.has(name));
  return of({ ...dict, fields: new Map(kept) });
}

function namesIn(value: Value | undefined): ReadonlySet<string> | undefined {
  if (!value) return undefined;
  const dict = shapeOf(value, 'dict');
  const members = dict ? keysOf(dict) : shapeOf(value, 'sequence');
  return members && new Set(members.items.flatMap(stringsOf));
}

function withFields(
  machine: Machine,
  instance: InstanceShape,
  changes: ReadonlyMap<string, Value>,
  at: CallSite,
): Value {
  const fields = new Map(instance.fields);
  for (const [name, value] of changes) {
    fields.set(name, mark(machine, value, name, { kind: 'attribute', owner: nameOf(instance.class) }, at.site));
  }
  return of({ ...instance, fields });
}

function nameOf({ definition }: ClassShape): string {
  return definition.name;
}
