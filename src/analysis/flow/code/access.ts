/** Reading a field: `a.b` and `a[k]`. */
import { canonical } from '../../dash/names.ts';
import type { Attribute, Subscript } from '../../python/syntax.ts';
import { componentInside } from '../dash/component-tree.ts';
import { frameAttribute, narrowed } from '../libraries/frames.ts';
import { environmentVariable, libraryObjectField } from '../libraries/library.ts';
import { descriptionOf } from '../libraries/result-sets.ts';
import { nameIn } from '../machine/look-up.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { ownerName, siteOf } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { asWhole } from '../machine/whole.ts';
import { elementOf, keyText, positionsOf } from '../objects/containers.ts';
import { fieldLabels } from '../objects/field-labels.ts';
import { sessionEntry } from '../state/session.ts';
import { broughtBy } from '../state/visitor.ts';
import { withoutRecords } from '../values/label.ts';
import { handDown, hasData, withTraits } from '../values/traits.ts';
import type { DictShape, Shape, Value } from '../values/value.ts';
import { CLEAN, join, NOTHING, of, shapeOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { classMember } from './classes.ts';

export function readAttribute(machine: Machine, receiver: Value, node: Attribute, activation: Activation): Value {
  const described = node.attr === 'description' ? descriptionOf(node.value, activation) : undefined;
  if (described) return described;
  const field = brought(machine, fieldOf(machine, receiver, node.attr, activation), activation, node);
  const owner = ownerName(node.value);
  return mark(
    machine,
    field,
    node.attr,
    owner === undefined ? { kind: 'attribute' } : { kind: 'attribute', owner },
    siteOf(activation, node),
  );
}

/** Fields of the request and of its user are values, not names of a library. */
function brought(machine: Machine, field: Value, activation: Activation, node: Attribute): Value {
  const name = field.open ? undefined : shapeOf(field, 'external')?.name;
  const value = name === undefined ? undefined : broughtBy(machine, name, activation, siteOf(activation, node));
  if (value) return value;
  // `row._mapping`, `project.__dict__`: all fields in one.
  return ALL_FIELDS.test(node.attr) && field.open ? asWhole(field, siteOf(activation, node)) : field;
}

const ALL_FIELDS = /^(__dict__|_mapping|_asdict)$/;

/** A field by name, before its name is looked at. */
export function fieldOf(machine: Machine, receiver: Value, name: string, activation: Activation): Value {
  let result: Value = NOTHING;
  for (const shape of receiver.shapes) result = join(result, fieldOfShape(machine, shape, receiver, name, activation));
  if (receiver.open || receiver.shapes.length === 0)
    result = join(result, unknownWith(fieldLabels(machine, receiver.labels, name)));
  if (receiver.clean && !hasData(result.labels)) return withTraits(CLEAN, result.labels);
  return result === NOTHING
    ? unknownWith(fieldLabels(machine, receiver.labels, name))
    : handDown(result, receiver.labels);
}

function fieldOfShape(machine: Machine, shape: Shape, whole: Value, name: string, activation: Activation): Value {
  const unknown = unknownWith(fieldLabels(machine, whole.labels, name));
  switch (shape.kind) {
    case 'module':
      return moduleMember(machine, shape.path, name) ?? unknown;
    case 'external': {
      const served = shape.name === 'dash.ctx' ? machine.served.context?.field(name) : undefined;
      return served ?? of({ kind: 'external', name: canonical(`${shape.name}.${name}`) });
    }
    case 'instance':
      return shape.fields.get(name) ?? classMember(machine, shape.class, name, of(shape), activation) ?? unknown;
    case 'class':
      return classMember(machine, shape, name, undefined, activation) ?? unknown;
    case 'object':
      return shape.fields.get(name) ?? libraryObjectField(machine, shape, name) ?? unknown;
    case 'component':
      return shape.props.get(name) ?? unknown;
    case 'dict':
      if (shape.patch && !shape.fields.has(name)) return partOfPatch(machine, shape, name);
      return shape.fields.get(name) ?? shape.rest ?? unknown;
    case 'frame':
      return frameAttribute(shape, whole, name);
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
    const isName = key !== undefined && !/^\d+$/.test(key);
    const labels = isName ? fieldLabels(machine, receiver.labels, key) : receiver.labels;
    result = join(result, unknownWith(labels));
  }
  if (receiver.clean && !hasData(result.labels)) return withTraits(CLEAN, result.labels);
  result = handDown(result, receiver.labels);
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
      const placed = shape.row && key !== undefined ? positionsOf(shape)?.at(Number(key)) : undefined;
      if (placed) return placed;
      if (key === undefined) return [...shape.fields.values()].reduce(join, shape.rest ?? NOTHING);
      return fieldOfRecord(shape.rest) ?? unknownWith(withoutRecords(whole.labels));
    }
    case 'sequence': {
      const at = Number(key ?? Number.NaN);
      const item = shape.items[at < 0 ? shape.items.length + at : at];
      // What is appended comes behind the known ones.
      if (item && (shape.rest === undefined || at >= 0)) return item;
      const element = elementOf(of(shape, whole.labels));
      // A name is no position: what looks like a list is one of the things that may stand there.
      const isName = key !== undefined && Number.isNaN(at);
      return isName ? { ...element, shapes: [], open: true, labels: withoutRecords(element.labels) } : element;
    }
    case 'frame':
      return narrowed(machine, shape, whole, index, activation, node);
    case 'external':
      if (shape.name === 'os.environ') return environmentVariable(machine, key, undefined, siteOf(activation, node));
      if (shape.name === 'flask.session') return sessionEntry(machine, key, activation, node);
      return unknownWith(whole.labels);
    case 'component': {
      const inside = key === undefined ? undefined : componentInside(shape, key);
      return inside ? of(inside) : (shape.props.get('children') ?? unknownWith([]));
    }
    case 'instance': {
      const placed = key === undefined ? undefined : positionsOf(shape)?.at(Number(key));
      const getter = placed ? undefined : fieldOf(machine, of(shape), '__getitem__', activation);
      if (getter && shapeOf(getter, 'function')) {
        const at: CallSite = { activation, site: siteOf(activation, node), text: '__getitem__' };
        return machine.call(getter, { positional: [index], keywords: new Map(), rest: undefined }, at);
      }
      return placed ?? unknownWith(key === undefined ? whole.labels : withoutRecords(whole.labels));
    }
    case 'object':
      if (key !== undefined && positionsOf(shape)) return positionsOf(shape)?.at(Number(key)) ?? UNKNOWN;
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

/** What stands under a name in a dict whose names are not known is one field, not the record. */
function fieldOfRecord(rest: Value | undefined): Value | undefined {
  return rest && { ...rest, labels: withoutRecords(rest.labels) };
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
