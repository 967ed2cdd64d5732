/** Classes: their bodies, members, instances. */
import type { ClassDef } from '../python/syntax.ts';
import { NO_ARGUMENTS } from './functions.ts';
import type { Activation, CallSite, Machine } from './machine.ts';
import { siteOf } from './machine.ts';
import { mark } from './mark.ts';
import { createScope } from './scope.ts';
import type { Arguments, ClassShape, FunctionShape, InstanceShape, Value } from './value.ts';
import { isInert, of, shapeOf, UNKNOWN } from './value.ts';

export function defineClass(machine: Machine, statement: ClassDef, activation: Activation): Value {
  const bases = statement.bases.map((base) => machine.evaluate(base, activation));
  for (const decorator of statement.decorators) machine.evaluate(decorator, activation);
  const scope = createScope('class', statement.name, activation.scope);
  const shape: ClassShape = {
    kind: 'class',
    definition: statement,
    name: scope.name,
    path: scope.path,
    scope,
    bases,
  };
  // The scope knows its class, so that functions defined in it do.
  const own = { ...scope, owner: shape };
  Object.assign(shape, { scope: own });
  machine.execute(statement.body, { ...activation, scope: own, returns: [] });
  return of(shape);
}

/** A member of a class or of its bases; methods come bound to `self`, properties as their value. */
export function classMember(
  machine: Machine,
  shape: ClassShape,
  name: string,
  self: Value | undefined,
  activation: Activation,
): Value | undefined {
  const found = findMember(machine, shape, name, activation, 6);
  if (!found) return undefined;
  const fn = shapeOf(found, 'function');
  if (!fn || found.shapes.length > 1) return found;
  if (fn.property && self) {
    const at: CallSite = { activation, site: siteOf(activation, fn.definition), text: name };
    return machine.invoke({ ...fn, self }, NO_ARGUMENTS, at).value;
  }
  const bound: FunctionShape = { ...fn, self: fn.binding === 'class' ? of(shape) : self };
  return { ...found, shapes: [bound] };
}

function findMember(
  machine: Machine,
  shape: ClassShape,
  name: string,
  activation: Activation,
  depth: number,
): Value | undefined {
  const own = shape.scope.variables.get(name);
  const later = shape.scope.writtenLater.get(name);
  if (own || later) return own ?? later;
  if (depth === 0) return undefined;
  for (const base of shape.bases) {
    const parent = shapeOf(base, 'class');
    const found = parent && findMember(machine, parent, name, activation, depth - 1);
    if (found) return found;
    const library = shapeOf(base, 'external');
    // An enum's member reads as its value; ids kept in one resolve.
    if (library?.name.startsWith('enum.') && name === 'value') return undefined;
  }
  return undefined;
}

/** A new instance: `__init__` is run; of data classes and models the annotated fields take the arguments. */
export function instantiate(machine: Machine, shape: ClassShape, args: Arguments, at: CallSite): Value {
  const instance: InstanceShape = { kind: 'instance', class: shape, fields: new Map() };
  const self = of(instance);
  const init = classMember(machine, shape, '__init__', self, at.activation);
  const fn = init && shapeOf(init, 'function');
  if (fn) {
    machine.invoke(fn, args, at);
    return self;
  }
  const fields = fieldNames(shape, 6);
  args.positional.forEach((value, index) => {
    const name = fields[index];
    if (name) setField(machine, instance, name, value, at);
  });
  for (const [name, value] of args.keywords) setField(machine, instance, name, value, at);
  const known = isDataClass(shape, 6);
  return known || fields.length > 0 ? self : { ...self, open: true };
}

function setField(machine: Machine, instance: InstanceShape, name: string, value: Value, at: CallSite): void {
  const context = { kind: 'attribute', owner: instance.class.definition.name } as const;
  machine.heap.set(instance.fields, name, mark(machine, value, name, context, at.site));
}

export function fieldNames(shape: ClassShape, depth: number): string[] {
  const names =
    depth === 0
      ? []
      : shape.bases.flatMap((base) => {
          const parent = shapeOf(base, 'class');
          return parent ? fieldNames(parent, depth - 1) : [];
        });
  for (const statement of shape.definition.body) {
    if (statement.kind === 'AnnotatedAssign' && statement.target.kind === 'Name') names.push(statement.target.id);
    if (statement.kind === 'Assign' && statement.value.kind === 'Call') {
      for (const target of statement.targets) if (target.kind === 'Name') names.push(target.id);
    }
  }
  return names;
}

function isDataClass(shape: ClassShape, depth: number): boolean {
  if (shape.definition.decorators.length > 0) return true;
  return (
    depth > 0 &&
    shape.bases.some((base) => {
      const parent = shapeOf(base, 'class');
      return parent ? isDataClass(parent, depth - 1) : !isInert(base) || base !== UNKNOWN;
    })
  );
}
