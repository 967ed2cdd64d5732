/** Arguments of functions that a request calls: parts of a route's address, the query string of a page's layout. */
import type { Expression, FunctionDef, Lambda, Module } from '../../python/syntax.ts';
import { walk } from '../../python/walk.ts';
import type { Site } from '../values/site.ts';
import { traitAt, withTraits } from '../values/traits.ts';
import type { FunctionShape, Value } from '../values/value.ts';
import { UNKNOWN } from '../values/value.ts';
import type { Machine } from './machine.ts';

/** What a request puts in this parameter; undefined where none of its making gets there. */
export function entryArgument(machine: Machine, fn: FunctionShape, parameter: string, site: Site): Value | undefined {
  if (!isPartOfRoute(fn.definition, parameter) && !isPageLayout(machine, fn)) return undefined;
  const note = `'${parameter}' comes from the URL`;
  return withTraits(UNKNOWN, [traitAt('input', site, note), traitAt('browser-state', site, note, { subject: 'URL' })]);
}

const TAKES_ANYTHING = ['', 'string:', 'path:'];

function isPartOfRoute(definition: FunctionDef | Lambda, parameter: string): boolean {
  if (definition.kind !== 'FunctionDef') return false;
  return definition.decorators.some((decorator) => {
    const rule = decorator.kind === 'Call' ? decorator.args[0] : undefined;
    if (rule?.kind !== 'Str') return false;
    // A converter such as `int` lets nothing else through.
    return TAKES_ANYTHING.some((converter) => rule.value.includes(`<${converter}${parameter}>`));
  });
}

export function isPageLayout(machine: Machine, fn: FunctionShape): boolean {
  if (fn.name !== 'layout' || fn.scope.kind !== 'module') return false;
  const module = machine.program.module(fn.scope.path);
  return module !== undefined && registersPage(module);
}

const known = new WeakMap<Module, boolean>();

/** The module calls `register_page`. */
export function registersPage(module: Module): boolean {
  const answer = known.get(module);
  if (answer !== undefined) return answer;
  let found = false;
  for (const statement of module.body) {
    walk(statement, (node) => {
      if (node.kind === 'Call' && lastName(node.func) === 'register_page') found = true;
      return !found && node.kind !== 'FunctionDef' && node.kind !== 'ClassDef';
    });
  }
  known.set(module, found);
  return found;
}

function lastName(expression: Expression): string {
  if (expression.kind === 'Attribute') return expression.attr;
  return expression.kind === 'Name' ? expression.id : '';
}
