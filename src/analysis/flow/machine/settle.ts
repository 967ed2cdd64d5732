/**
 * Values that leave a branch: what the branch wrote into their containers is taken back with it, so that they need
 * containers of their own.
 */
import type { DictShape, Shape, Value } from '../values/value.ts';

/** Deeper parts are handed out as they are. */
const DEEPEST = 6;

/** The value, with copies of the containers that `isWritten` names, and of those that hold them. */
export function settle(value: Value, isWritten: (place: object) => boolean): Value {
  const copies = new Map<Shape, Shape>();
  const settleValue = (one: Value, depth: number): Value => {
    if (one.shapes.length === 0 || depth === 0) return one;
    let changed = false;
    const shapes = one.shapes.map((shape) => {
      const settled = settleShape(shape, depth);
      if (settled !== shape) changed = true;
      return settled;
    });
    return changed ? { ...one, shapes } : one;
  };
  const settleShape = (shape: Shape, depth: number): Shape => {
    const known = copies.get(shape);
    if (known) return known;
    copies.set(shape, shape);
    const settled = copyOf(shape, depth - 1);
    copies.set(shape, settled);
    return settled;
  };
  const copyOf = (shape: Shape, depth: number): Shape => {
    switch (shape.kind) {
      case 'dict':
        return shape.patch ? shape : dict(shape, depth);
      case 'sequence': {
        const items = list(shape.items, depth);
        const rest = shape.rest && settleValue(shape.rest, depth);
        return items === shape.items && rest === shape.rest && !isWritten(shape) ? shape : { ...shape, items, rest };
      }
      case 'instance':
      case 'object': {
        const fields = map(shape.fields, depth);
        return fields === shape.fields ? shape : { ...shape, fields };
      }
      case 'frame': {
        const columns = map(shape.columns, depth);
        return columns === shape.columns ? shape : { ...shape, columns };
      }
      default:
        return shape;
    }
  };
  const dict = (shape: DictShape, depth: number): DictShape => {
    const fields = map(shape.fields, depth);
    const rest = shape.rest && settleValue(shape.rest, depth);
    const isSame = fields === shape.fields && rest === shape.rest && !isWritten(shape);
    if (isSame && !(shape.keys && isWritten(shape.keys))) return shape;
    return { ...shape, fields, rest, ...(shape.keys ? { keys: { rest: shape.keys.rest } } : {}) };
  };
  const map = (fields: Map<string, Value>, depth: number): Map<string, Value> => {
    let settled = isWritten(fields) ? new Map(fields) : undefined;
    for (const [key, value] of fields) {
      const own = settleValue(value, depth);
      if (own === value) continue;
      settled ??= new Map(fields);
      settled.set(key, own);
    }
    return settled ?? fields;
  };
  const list = (items: Value[], depth: number): Value[] => {
    let settled = isWritten(items) ? [...items] : undefined;
    items.forEach((item, index) => {
      const own = settleValue(item, depth);
      if (own === item) return;
      settled ??= [...items];
      settled[index] = own;
    });
    return settled ?? items;
  };
  return settleValue(value, DEEPEST);
}
