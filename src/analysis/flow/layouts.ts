/** Layouts that every visitor is served, and what views answer with. */
import { componentsBelow } from './component-tree.ts';
import { labelsIn } from './contents.ts';
import { registersPage } from './entry-arguments.ts';
import { extend } from './label.ts';
import type { Invocation, Machine } from './machine.ts';
import type { EntryKind, ServedLayout } from './observer.ts';
import { hasTrait, traitsOf } from './traits.ts';
import type { ComponentShape, FunctionShape, Value } from './value.ts';

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
  if (kind === 'page') noteLayout(machine, made.value, 'page');
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

function* componentsIn(value: Value): Iterable<ComponentShape> {
  for (const shape of value.shapes) {
    if (shape.kind === 'component') {
      yield shape;
      yield* componentsBelow(shape);
    }
    if (shape.kind === 'sequence') for (const item of shape.items) yield* componentsIn(item);
  }
}
