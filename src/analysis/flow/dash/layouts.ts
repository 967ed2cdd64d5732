/** Layouts that every visitor is served, and what views answer with. */
import type { Expression } from '../../python/syntax.ts';
import { walk } from '../../python/walk.ts';
import { registersPage } from '../machine/entry-arguments.ts';
import type { Invocation, Machine } from '../machine/machine.ts';
import type { EntryKind, ServedLayout } from '../machine/observer.ts';
import { labelsIn } from '../values/contents.ts';
import { extend } from '../values/label.ts';
import { hasTrait, traitsOf } from '../values/traits.ts';
import type { ComponentShape, FunctionShape, Value } from '../values/value.ts';
import { componentsBelow } from './component-tree.ts';

export function noteLayout(machine: Machine, value: Value, form: ServedLayout['form']): void {
  const components = [...componentsIn(value)];
  if (components.length > 0) machine.observer.layout({ form, components });
}

/** `layout = html.Div(…)` in the module of a page is made at import. */
export function notePageModules(machine: Machine, paths: readonly string[]): void {
  for (const path of paths) {
    const module = machine.program.module(path);
    const layout = module && registersPage(module) ? machine.enter(path)?.variables.get('layout') : undefined;
    if (layout) noteLayout(machine, layout, 'static');
  }
}

/** What a function gave back that the framework called. */
export function noteResult(machine: Machine, fn: FunctionShape, kind: EntryKind | undefined, made: Invocation): void {
  if (kind === 'page' && !turnsAway(fn)) noteLayout(machine, made.value, 'page');
  if (kind !== 'view') return;
  for (const { value, site } of made.returns) {
    const labels = traitsOf(labelsIn(value), ['markup']);
    if (!hasTrait(labels, 'markup')) continue;
    machine.observer.hit({
      sink: 'html',
      identity: 'answer',
      place: { name: fn.name },
      site,
      writer: fn.name,
      labels: extend(labels, site, 'sent as a page'),
      resolved: true,
    });
  }
}

/** `if not current_user.is_authenticated: return html.Div()`: who is not logged in gets an empty shell. */
function turnsAway({ definition }: FunctionShape): boolean {
  if (definition.kind === 'Lambda') return false;
  return definition.body.some(
    (statement) => statement.kind === 'If' && statement.body.at(-1)?.kind === 'Return' && asksForLogin(statement.test),
  );
}

function asksForLogin(test: Expression): boolean {
  let asks = false;
  walk(test, (node) => {
    const name = node.kind === 'Name' ? node.id : node.kind === 'Attribute' ? node.attr : '';
    if (/^(is_authenticated|is_anonymous|is_logged_in|logged_in|session|current_user)$/.test(name)) asks = true;
  });
  return asks;
}

function* componentsIn(value: Value): Iterable<ComponentShape> {
  for (const shape of value.shapes) {
    if (shape.kind === 'component') {
      yield shape;
      yield* componentsBelow(shape);
    }
    if (shape.kind === 'sequence') for (const item of shape.items) yield* componentsIn(item);
  }
}
