/** Components in one another: `layout['some-id']` is the one with that id below it (Dash's `base_component.py`). */
import { idKeys } from '../values/ids.ts';
import type { ComponentShape, Value } from '../values/value.ts';

/** Wider and deeper trees are given up, the known part was looked at. */
const MOST_LOOKED_AT = 2000;

export function componentInside(root: ComponentShape, id: string): ComponentShape | undefined {
  for (const component of componentsBelow(root)) {
    if (idKeys(component.props.get('id')).includes(id)) return component;
  }
  return undefined;
}

export function* componentsBelow(root: ComponentShape): Iterable<ComponentShape> {
  const queue: Value[] = [...root.props.values()];
  for (let next = 0; next < queue.length && next < MOST_LOOKED_AT; next++) {
    for (const shape of queue[next]?.shapes ?? []) {
      if (shape.kind === 'sequence') queue.push(...shape.items, ...(shape.rest ? [shape.rest] : []));
      if (shape.kind !== 'component') continue;
      yield shape;
      queue.push(...shape.props.values());
    }
  }
}
