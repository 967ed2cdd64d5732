/** Component ids as keys: strings as they are, patterns as their fields with `*` where anything fits. */
import type { Shape, Value } from './value.ts';
import { constant, shapeOf } from './value.ts';

/** All keys an id may have; none where it is not known. */
export function idKeys(id: Value | undefined): readonly string[] {
  if (!id) return [];
  return id.shapes.flatMap((shape) => keyOfShape(shape));
}

/** True where two keys can mean the same component. */
export function sameId(a: string, b: string): boolean {
  if (a === b) return true;
  if (!a.startsWith('{') || !b.startsWith('{')) return false;
  const left = fields(a);
  const right = fields(b);
  if (left.size !== right.size) return false;
  for (const [name, value] of left) {
    const other = right.get(name);
    if (other === undefined || (value !== '*' && other !== '*' && value !== other)) return false;
  }
  return true;
}

/** What a reader calls the component. */
export function idName(key: string): string {
  if (key.startsWith('#')) return '';
  if (!key.startsWith('{')) return key;
  const values = fields(key);
  return values.get('type') ?? [...values.values()].find((value) => value !== '*') ?? '';
}

/** The id of a component that is used as an id itself; one without gets a hidden one, as Dash does. */
function idOfComponent(shape: Extract<Shape, { kind: 'component' }>): Value {
  const known = shape.props.get('id');
  if (known) return known;
  const hidden = constant(`#${shape.site.path}:${shape.site.start}`);
  shape.props.set('id', hidden);
  return hidden;
}

export function asId(value: Value | undefined): Value | undefined {
  const component = value && shapeOf(value, 'component');
  return component ? idOfComponent(component) : value;
}

function keyOfShape(shape: Shape): readonly string[] {
  if (shape.kind === 'constant') return typeof shape.value === 'string' ? [shape.value] : [];
  if (shape.kind === 'component') return idKeys(idOfComponent(shape));
  if (shape.kind !== 'dict') return [];
  const parts = [...shape.fields].map(([name, value]) => `${name}=${fieldKey(value)}`).sort();
  return parts.length === 0 ? [] : [`{${parts.join('|')}`];
}

function fieldKey(value: Value): string {
  const shape = !value.open && value.shapes.length === 1 ? value.shapes[0] : undefined;
  return shape?.kind === 'constant' && shape.value !== null ? String(shape.value).replaceAll('|', '/') : '*';
}

const parsed = new Map<string, ReadonlyMap<string, string>>();

function fields(key: string): ReadonlyMap<string, string> {
  const known = parsed.get(key);
  if (known) return known;
  const parts = key.slice(1).split('|');
  const map = new Map(parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  if (parsed.size > 10_000) parsed.clear();
  parsed.set(key, map);
  return map;
}
