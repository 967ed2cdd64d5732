/** Writing: to a name, a field, an entry; unpacking. Where a place keeps state, the write is a hit. */
import type { Expression, Subscript } from '../../python/syntax.ts';
import { walk } from '../../python/walk.ts';
import { nameColumns } from '../libraries/frame-columns.ts';
import { setLibraryAttribute } from '../libraries/library.ts';
import { noteGuard } from '../machine/guards.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { ownerName, siteOf } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { moduleScopeOf } from '../machine/scope.ts';
import { keyText } from '../objects/containers.ts';
import { unpacked } from '../objects/unpack.ts';
import { writeInsideSession, writeSession } from '../state/session.ts';
import { setConfigEntry, setEnvironment } from '../state/settings.ts';
import { writeClassAttribute, writeGlobal, writeGlobalContent } from '../state/shared-state.ts';
import { extend } from '../values/label.ts';
import type { SequenceShape, Shape, Value } from '../values/value.ts';
import { join, NOTHING, of } from '../values/value.ts';
import { classMember, setterName } from './classes.ts';

export function assign(machine: Machine, target: Expression, value: Value, activation: Activation): void {
  switch (target.kind) {
    case 'Name':
      assignName(machine, target.id, value, activation, target);
      return;
    case 'Attribute': {
      const receiver = machine.evaluate(target.value, activation);
      const owner = ownerName(target.value);
      const context = owner === undefined ? ({ kind: 'attribute' } as const) : ({ kind: 'attribute', owner } as const);
      const marked = mark(machine, value, target.attr, context, siteOf(activation, target));
      for (const shape of receiver.shapes) writeField(machine, shape, target.attr, marked, activation, target);
      if (setLibraryAttribute(machine, receiver, target, marked, activation)) return;
      writeGlobalContent(machine, target.value, target.attr, marked, activation, target);
      return;
    }
    case 'Subscript':
      assignEntry(machine, target, value, activation);
      return;
    case 'Tuple':
    case 'List':
      unpacked(target.elements, value).forEach((part, index) => {
        assign(machine, target.elements[index] as Expression, part, activation);
      });
      return;
    case 'Starred':
      assign(machine, target.value, value, activation);
      return;
    default:
      machine.evaluate(target, activation);
  }
}

/** Binds a name; in a function `global` and `nonlocal` send it elsewhere. */
export function assignName(
  machine: Machine,
  name: string,
  value: Value,
  activation: Activation,
  node: { start: number; end: number },
): void {
  const { scope } = activation;
  const site = siteOf(activation, node);
  const marked = mark(machine, value, name, { kind: 'variable' }, site);
  const elsewhere = scope.sentTo.get(name);
  if (!elsewhere) {
    machine.heap.set(scope.variables, name, marked);
    return;
  }
  if (elsewhere.kind === 'module') writeGlobal(machine, elsewhere, name, marked, activation, node);
  else machine.heap.set(elsewhere.variables, name, join(elsewhere.variables.get(name) ?? NOTHING, marked));
}

export function writeField(
  machine: Machine,
  shape: Shape,
  name: string,
  value: Value,
  activation: Activation,
  node: { start: number; end: number },
): void {
  switch (shape.kind) {
    case 'instance': {
      const setter = classMember(machine, shape.class, setterName(name), of(shape), activation);
      const at = { activation, site: siteOf(activation, node), text: name };
      if (setter) machine.call(setter, { positional: [value], keywords: new Map(), rest: undefined }, at);
      else machine.heap.set(shape.fields, name, value);
      return;
    }
    case 'object':
      machine.heap.set(shape.fields, name, value);
      return;
    case 'class':
      writeClassAttribute(machine, shape, name, value, activation, node);
      return;
    case 'component':
      machine.heap.set(shape.props, name, value);
      machine.observer.declare(shape, activation.scope.name);
      machine.observer.write({
        id: shape.props.get('id') ?? NOTHING,
        property: name,
        value,
        site: siteOf(activation, node),
        writer: activation.scope.name,
        component: shape,
      });
      return;
    case 'dict':
      machine.heap.set(shape.fields, name, value);
      shape.patch?.push({ site: siteOf(activation, node), value });
      return;
    case 'frame':
      if (name === 'columns')
        nameColumns(machine, shape, value, { activation, site: siteOf(activation, node), text: '' });
      else machine.heap.set(shape.columns, name, value);
      return;
    case 'module': {
      const scope = machine.enter(shape.path);
      if (scope && scope !== moduleScopeOf(activation.scope))
        writeGlobal(machine, scope, name, value, activation, node);
      return;
    }
    default:
  }
}

function assignEntry(machine: Machine, target: Subscript, value: Value, activation: Activation): void {
  const receiver = machine.evaluate(target.value, activation);
  const index = target.index.kind === 'Slice' ? undefined : machine.evaluate(target.index, activation);
  if (index && index.labels.length > 0) noteGuard(machine, index, undefined);
  const key = keyText(index);
  const site = siteOf(activation, target);
  const owner = ownerName(target.value);
  const marked =
    key === undefined || /^\d+$/.test(key)
      ? value
      : mark(machine, value, key, owner === undefined ? { kind: 'key' } : { kind: 'key', owner }, site);
  const noted = {
    ...marked,
    labels: extend(marked.labels, site, key ? `put under the key '${key}'` : 'put in a container'),
  };
  for (const shape of receiver.shapes) writeEntry(machine, shape, key, noted, activation, target);
  if (key !== undefined || !namesItsOwner(target.index)) {
    writeGlobalContent(machine, target.value, key, key === undefined ? dataAlone(marked) : marked, activation, target);
  }
  if (setConfigEntry(machine, receiver, target.value, key, value, activation, target)) return;
  if (isEnvironment(receiver)) setEnvironment(machine, key, value, activation, target);
  writeSession(machine, receiver, key, marked, activation, target);
  writeInsideSession(machine, target.value, marked, activation, target);
}

function isEnvironment(receiver: Value): boolean {
  return receiver.shapes.some((shape) => shape.kind === 'external' && shape.name === 'os.environ');
}

/** Under a key that nobody knows, what a visitor merely chose is a cache of answers rather than anyone's state. */
function dataAlone(value: Value): Value {
  return { ...value, labels: value.labels.filter((label) => label.dataType !== 'user.activity') };
}

/** `SESSIONS[session_id] = …`: an entry of its own for each user is not shared. */
function namesItsOwner(index: Expression): boolean {
  let found = false;
  walk(index, (node) => {
    const name =
      node.kind === 'Name' ? node.id : node.kind === 'Attribute' ? node.attr : node.kind === 'Str' ? node.value : '';
    if (OWNER.test(name)) found = true;
  });
  return found;
}

const OWNER = /user|uid|sid|session|account|e?mail|login|token|owner|tenant|identity/i;

function writeEntry(
  machine: Machine,
  shape: Shape,
  key: string | undefined,
  value: Value,
  activation: Activation,
  node: Subscript,
): void {
  switch (shape.kind) {
    case 'dict':
      if (key === undefined) machine.heap.setRest(shape, join(shape.rest ?? NOTHING, value));
      else machine.heap.set(shape.fields, key, value);
      shape.patch?.push({ site: siteOf(activation, node), value });
      return;
    case 'sequence': {
      const index = Number(key ?? Number.NaN);
      const at = index < 0 ? shape.items.length + index : index;
      if (shape.rest === undefined && at in shape.items) machine.heap.setItem(shape.items, at, value);
      else writeAnywhere(machine, shape, value);
      return;
    }
    case 'frame':
      machine.heap.set(shape.columns, key ?? '*', value);
      return;
    case 'object':
      if (key !== undefined) machine.heap.set(shape.fields, key, value);
      return;
    case 'component':
      writeField(machine, shape, 'children', value, activation, node);
      return;
    default:
  }
}

/** At a position that is not known. */
function writeAnywhere(machine: Machine, shape: SequenceShape, value: Value): void {
  shape.items.forEach((item, index) => {
    machine.heap.setItem(shape.items, index, join(item, value));
  });
  addElement(machine, shape, value);
}

export function addElement(machine: Machine, shape: SequenceShape, value: Value): void {
  machine.heap.setRest(shape, join(shape.rest ?? NOTHING, value));
}
