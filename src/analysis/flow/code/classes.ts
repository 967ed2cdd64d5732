/** Classes: their bodies, members, instances. */
import type { ClassDef } from '../../python/syntax.ts';
import { environmentVariable } from '../libraries/library.ts';
import { queryOfModel } from '../libraries/orm.ts';
import type { Activation, CallSite, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { createScope } from '../machine/scope.ts';
import { comesFrom, componentBase, definitionsOf } from '../objects/class-bases.ts';
import { NO_ARGUMENTS } from '../objects/functions.ts';
import { withoutRecords } from '../values/label.ts';
import type { Arguments, ClassShape, FunctionShape, InstanceShape, Value } from '../values/value.ts';
import { join, of, shapeOf, UNKNOWN, unknownWith } from '../values/value.ts';

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
  if (!found) return queryOfModel(shape, name);
  const fn = shapeOf(found, 'function');
  if (!fn || found.shapes.length > 1) return found;
  if (fn.property && self) {
    const at: CallSite = { activation, site: siteOf(activation, fn.definition), text: name };
    return machine.invoke({ ...fn, self }, NO_ARGUMENTS, at).value;
  }
  const bound: FunctionShape = { ...fn, self: fn.binding === 'class' ? of(shape) : self };
  return { ...found, shapes: [bound] };
}

/** The name under which a class keeps what is run when a property is written. */
export function setterName(property: string): string {
  return `${property}.setter`;
}

function findMember(
  machine: Machine,
  shape: ClassShape,
  name: string,
  activation: Activation,
  depth: number,
): Value | undefined {
  const own = settingOf(machine, shape, name, activation) ?? shape.scope.variables.get(name);
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

/** A field of pydantic's settings is read from the environment variable of its name. */
function settingOf(machine: Machine, shape: ClassShape, name: string, activation: Activation): Value | undefined {
  if (name.startsWith('_') || !comesFrom(shape, /\bBaseSettings$/, 4)) return undefined;
  const field = shape.definition.body.find(
    (statement) =>
      statement.kind === 'AnnotatedAssign' && statement.target.kind === 'Name' && statement.target.id === name,
  );
  const fallback = shape.scope.variables.get(name);
  return (
    field &&
    environmentVariable(machine, name.toUpperCase(), fallback, {
      ...siteOf(activation, field),
      path: shape.path,
      lineStarts: shape.scope.lineStarts,
    })
  );
}

/** A field of what `**data` brings: what the whole is called says nothing of one of them. */
function partOfRest(rest: Value): Value {
  return unknownWith(withoutRecords(rest.labels));
}

/** A new instance: `__init__` is run; of data classes and models the annotated fields take the arguments. */
export function instantiate(machine: Machine, shape: ClassShape, args: Arguments, at: CallSite): Value {
  const instance: InstanceShape = { kind: 'instance', class: shape, fields: new Map(), site: at.site };
  const self = of(instance);
  for (const definition of definitionsOf(shape, 6)) machine.observer.made(definition, self);
  const init = classMember(machine, shape, '__init__', self, at.activation);
  const fn = init && shapeOf(init, 'function');
  if (fn) {
    machine.invoke(fn, args, at);
    const component = instance.fields.get(COMPONENT);
    return component ? join(component, self) : self;
  }
  if (comesFrom(shape, /\bTypedDict$/, 4)) return typedDict(machine, shape, args, at);
  const component = componentBase(shape, 6);
  if (component) return join(machine.call(component, args, at), self);
  const fields = fieldNames(shape, 6);
  args.positional.forEach((value, index) => {
    const name = fields[index];
    if (name) setField(machine, instance, name, value, at);
  });
  for (const [name, value] of args.keywords) setField(machine, instance, name, value, at);
  for (const name of fields) {
    if (args.rest && !instance.fields.has(name)) setField(machine, instance, name, partOfRest(args.rest), at);
  }
  const after = classMember(machine, shape, '__post_init__', self, at.activation);
  if (after && shapeOf(after, 'function')) machine.call(after, NO_ARGUMENTS, at);
  return self;
}

/** Under this name an instance holds the component that it is, once `super().__init__(…)` has made it. */
const COMPONENT = '<component>';

/** What `super()` stands for in a method: the class above, or the component of a library that this class is. */
export function superOf(machine: Machine, at: CallSite): Value {
  const { scope } = at.activation;
  const { owner } = scope;
  const self = scope.variables.get('self') ?? scope.variables.get('cls');
  const instance = self && shapeOf(self, 'instance');
  if (!owner || !instance) return UNKNOWN;
  const parent = owner.bases.map((base) => shapeOf(base, 'class')).find((base) => base !== undefined);
  if (parent && (findMember(machine, parent, '__init__', at.activation, 6) || !componentBase(parent, 6))) {
    return of({ ...instance, class: parent });
  }
  const component = componentBase(owner, 6);
  if (!component) return UNKNOWN;
  const site = instance.site ?? at.site;
  const init = of({
    kind: 'intrinsic',
    run: (args) => {
      machine.heap.set(instance.fields, COMPONENT, machine.call(component, args, { ...at, site }));
      return UNKNOWN;
    },
  });
  return of({ kind: 'object', type: 'builtins.super', fields: new Map([['__init__', init]]), site });
}

/** `Row(label='x')` of a `TypedDict` is a dict. */
function typedDict(machine: Machine, shape: ClassShape, args: Arguments, at: CallSite): Value {
  const context = { kind: 'key', owner: shape.definition.name } as const;
  const fields = new Map(
    [...args.keywords].map(([name, value]) => [name, mark(machine, value, name, context, at.site)]),
  );
  return of({ kind: 'dict', fields, rest: args.rest });
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
