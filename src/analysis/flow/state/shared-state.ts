/**
 * State that all visitors of a worker process share: module globals, class attributes, and what they hold. Only what
 * is written after import counts; a table read at import and never written is the pattern of Dash's own
 * documentation.
 */
import type { Expression, FunctionDef, Lambda, Span } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import { moduleScopeOf, type Scope } from '../machine/scope.ts';
import { labelsIn } from '../values/contents.ts';
import { extend } from '../values/label.ts';
import type { ClassShape, Value } from '../values/value.ts';
import { join, NOTHING } from '../values/value.ts';

/** A function assigns to a name of a module. */
export function writeGlobal(
  machine: Machine,
  scope: Scope,
  name: string,
  value: Value,
  activation: Activation,
  node: Span,
): void {
  if (!runsLater(activation)) {
    machine.heap.set(scope.variables, name, value);
    return;
  }
  scope.writtenLater.set(name, join(scope.writtenLater.get(name) ?? NOTHING, value));
  hit(machine, name, value, activation, node);
}

export function writeClassAttribute(
  machine: Machine,
  shape: ClassShape,
  name: string,
  value: Value,
  activation: Activation,
  node: Span,
): void {
  const { writtenLater } = shape.scope;
  writtenLater.set(name, join(writtenLater.get(name) ?? NOTHING, value));
  if (runsLater(activation)) hit(machine, `${shape.name}.${name}`, value, activation, node);
}

/** `CACHE[key] = v`, `client.token = v`, `app.server.user = v`: something inside of a module's global. */
export function writeGlobalContent(
  machine: Machine,
  holder: Expression,
  key: string | undefined,
  value: Value,
  activation: Activation,
  node: Span,
): void {
  if (!runsLater(activation)) return;
  const root = rootName(holder);
  if (root === undefined) return;
  if (!isModuleGlobal(root.name, activation.scope) && !isKeptDefault(root.name, activation)) return;
  if (isOwnState(machine.evaluate(holder, activation)) || isOwnState(machine.evaluate(root.node, activation))) return;
  hit(machine, key === undefined ? root.path : `${root.path}.${key}`, value, activation, node);
}

function hit(machine: Machine, name: string, value: Value, activation: Activation, node: Span): void {
  const site = siteOf(activation, node);
  machine.observer.hit({
    sink: 'global',
    identity: name,
    place: { name },
    site,
    writer: activation.scope.name,
    labels: extend(labelsIn(value), site, `kept in '${name}', which outlives the request`),
    resolved: true,
  });
}

/** In a function: at import nobody is served yet. */
function runsLater(activation: Activation): boolean {
  return activation.scope.kind === 'function';
}

/** Things that are per visitor, per request, or a place of their own: no global in the sense of the rule. */
function isOwnState(value: Value): boolean {
  return value.shapes.some(
    (shape) =>
      shape.kind === 'component' ||
      shape.kind === 'function' ||
      (shape.kind === 'external' &&
        (/^(flask\.(session|g|request)|os\.environ)/.test(shape.name) || /^(dash\.ctx)/.test(shape.name))) ||
      (shape.kind === 'object' && /^(flask\.Config|dash\.Patch|flask\.Response|sqlalchemy)/.test(shape.type)),
  );
}

function rootName(expression: Expression): { name: string; path: string; node: Expression } | undefined {
  switch (expression.kind) {
    case 'Name':
      return { name: expression.id, path: expression.id, node: expression };
    case 'Attribute': {
      const root = rootName(expression.value);
      return root && { ...root, path: `${root.path}.${expression.attr}` };
    }
    case 'Subscript':
      return rootName(expression.value);
    default:
      return undefined;
  }
}

/** `def f(seen=[])`: the default is made once and kept between calls. */
function isKeptDefault(name: string, activation: Activation): boolean {
  const definition = activation.stack.at(-1) as FunctionDef | Lambda | undefined;
  const parameter = definition?.parameters.find((candidate) => candidate.name === name);
  return parameter?.default !== undefined && /^(List|Dict|Set)$/.test(parameter.default.kind);
}

function isModuleGlobal(name: string, scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    if (at.kind === 'class' && at !== scope) continue;
    if (at.sentTo.has(name)) return at.sentTo.get(name)?.kind === 'module';
    if (at.imports.has(name)) return true;
    if (at.variables.has(name)) return at.kind === 'module';
  }
  return moduleScopeOf(scope).starImports.length > 0;
}
