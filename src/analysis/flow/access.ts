/** Reading a field: `a.b` and `a[k]`. */
import { canonical } from '../dash/names.ts';
import type { Attribute, Subscript } from '../python/syntax.ts';
import { classMember } from './classes.ts';
import { elementOf, keyText } from './containers.ts';
import { columnOf, narrowed } from './frames.ts';
import { withoutRecords } from './label.ts';
import { environmentVariable, libraryObjectField } from './library.ts';
import { nameIn } from './look-up.ts';
import type { Activation, Machine } from './machine.ts';
import { ownerName, siteOf } from './machine.ts';
import { mark } from './mark.ts';
import { sessionEntry } from './session.ts';
import type { DictShape, Shape, Value } from './value.ts';
import { CLEAN, join, NOTHING, of, shapeOf, unknownWith } from './value.ts';

export function readAttribute(machine: Machine, receiver: Value, node: Attribute, activation: Activation): Value {
  const field = fieldOf(machine, receiver, node.attr, activation);
  const owner = ownerName(node.value);
  return mark(
    machine,
    field,
    node.attr,
    owner === undefined ? { kind: 'attribute' } : { kind: 'attribute', owner },
    siteOf(activation, node),
  );
}

/** A field by name, before its name is looked at. */
export function fieldOf(machine: Machine, receiver: Value, name: string, activation: Activation): Value {
  let result: Value = NOTHING;
  for (const shape of receiver.shapes) result = join(result, fieldOfShape(machine, shape, receiver, name, activation));
  if (receiver.open || receiver.shapes.length === 0)
    result = join(result, unknownWith(withoutRecords(receiver.labels)));
  if (receiver.clean && result.labels.length === 0) return CLEAN;
  return result === NOTHING ? unknownWith(withoutRecords(receiver.labels)) : result;
}

function fieldOfShape(machine: Machine, shape: Shape, whole: Value, name: string, activation: Activation): Value {
  const unknown = unknownWith(withoutRecords(whole.labels));
  switch (shape.kind) {
    case 'module':
      return moduleMember(machine, shape.path, name) ?? unknown;
    case 'external':
      return of({ kind: 'external', name: canonical(`${shape.name}.${name}`) });
    case 'instance':
      return shape.fields.get(name) ?? classMember(machine, shape.class, name, of(shape), activation) ?? unknown;
    case 'class':
      return classMember(machine, shape, name, undefined, activation) ?? unknown;
    case 'object':
      return shape.fields.get(name) ?? libraryObjectField(machine, shape, name) ?? unknown;
    case 'component':
      return shape.props.get(name) ?? unknown;
    case 'dict':
      return shape.fields.get(name) ?? shape.rest ?? unknown;
    case 'frame':
      return columnOf(shape, whole, name);
    default:
      return unknown;
  }
}

/** A name of a module, or a module below a package. */
export function moduleMember(machine: Machine, path: string, name: string): Value | undefined {
  const scope = machine.enter(path);
  const value = scope && nameIn(machine, scope, name);
  if (value) return value;
  const inside = machine.program.resolve(path, name, 1);
  return inside && path.endsWith('__init__.py') ? of({ kind: 'module', path: inside }) : undefined;
}

export function readSubscript(machine: Machine, receiver: Value, node: Subscript, activation: Activation): Value {
  if (node.index.kind === 'Slice') return sliced(machine, receiver, node, activation);
  const index = machine.evaluate(node.index, activation);
  const key = keyText(index);
  const site = siteOf(activation, node);
  const owner = ownerName(node.value);
  let result: Value = NOTHING;
  for (const shape of receiver.shapes) {
    result = join(result, entryOf(machine, shape, receiver, index, key, activation, node));
  }
  if (receiver.open || receiver.shapes.length === 0) {
    const labels = key !== undefined && !/^\d+$/.test(key) ? withoutRecords(receiver.labels) : receiver.labels;
    result = join(result, unknownWith(labels));
  }
  if (receiver.clean && result.labels.length === 0) return CLEAN;
  if (key === undefined || /^\d+$/.test(key)) return result;
  return mark(machine, result, key, owner === undefined ? { kind: 'key' } : { kind: 'key', owner }, site);
}

function entryOf(
  machine: Machine,
  shape: Shape,
  whole: Value,
  index: Value,
  key: string | undefined,
  activation: Activation,
  node: Subscript,
): Value {
  switch (shape.kind) {
    case 'dict': {
      const known = key === undefined ? undefined : shape.fields.get(key);
      if (known) return known;
      if (shape.patch) return partOfPatch(machine, shape, key);
      if (key === undefined) return [...shape.fields.values()].reduce(join, shape.rest ?? NOTHING);
      return shape.rest ?? unknownWith(withoutRecords(whole.labels));
    }
    case 'sequence': {
      const at = Number(key ?? Number.NaN);
      const item = shape.items[at < 0 ? shape.items.length + at : at];
      return item && shape.rest === undefined ? item : elementOf(of(shape, whole.labels));
    }
    case 'frame':
      return narrowed(machine, shape, whole, index, activation, node);
    case 'external':
      if (shape.name === 'os.environ') return environmentVariable(machine, key, undefined, siteOf(activation, node));
      if (shape.name === 'flask.session') return sessionEntry(machine, key, activation, node);
      return unknownWith(whole.labels);
    case 'component':
      return shape.props.get('children') ?? unknownWith([]);
    case 'object':
      return (key !== undefined ? shape.fields.get(key) : undefined) ?? unknownWith(withoutRecords(whole.labels));
    default:
      return unknownWith(key === undefined ? whole.labels : withoutRecords(whole.labels));
  }
}

/** `patch['a']` is a part of the patch: what is written to it goes to the browser as well. */
function partOfPatch(machine: Machine, shape: DictShape, key: string | undefined): Value {
  const part = of({ kind: 'dict', fields: new Map(), rest: undefined, ...(shape.patch ? { patch: shape.patch } : {}) });
  if (key !== undefined) machine.heap.set(shape.fields, key, part);
  return part;
}

/** A few characters of a secret are a mask; a slice of anything else is still that. */
function sliced(machine: Machine, receiver: Value, node: Subscript, activation: Activation): Value {
  if (node.index.kind !== 'Slice') return receiver;
  const lower = node.index.lower && boundOf(machine, node.index.lower, activation);
  const upper = node.index.upper && boundOf(machine, node.index.upper, activation);
  const few = (upper !== undefined && upper > 0 && upper <= 6) || (lower !== undefined && lower < 0 && lower >= -6);
  const isText = !shapeOf(receiver, 'sequence') && !shapeOf(receiver, 'frame') && !shapeOf(receiver, 'dict');
  if (few && isText && receiver.labels.every((label) => !label.record)) return CLEAN;
  const sequence = shapeOf(receiver, 'sequence');
  if (sequence) return of({ kind: 'sequence', tuple: false, items: [], rest: elementOf(receiver) }, receiver.labels);
  return { ...receiver, open: true };
}

function boundOf(machine: Machine, node: Subscript['index'], activation: Activation): number | undefined {
  if (node.kind === 'UnaryOperation' && node.operator === '-' && node.operand.kind === 'Num')
    return -node.operand.value;
  const shape = shapeOf(machine.evaluate(node, activation), 'constant');
  return typeof shape?.value === 'number' ? shape.value : undefined;
}
