/** What a class comes from: classes of the program, and those of libraries at the top. */
import { isComponentName } from '../../dash/names.ts';
import type { ClassDef } from '../../python/syntax.ts';
import type { ClassShape, Value } from '../values/value.ts';
import { of, shapeOf } from '../values/value.ts';

/** The component class of a library that a class comes from. */
export function componentBase(shape: ClassShape, depth: number): Value | undefined {
  for (const base of shape.bases) {
    const library = shapeOf(base, 'external');
    if (library && isComponentName(library.name)) return of(library);
    const parent = shapeOf(base, 'class');
    const found = parent && depth > 0 ? componentBase(parent, depth - 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** One of the bases is such a class of a library. */
export function comesFrom(shape: ClassShape, name: RegExp, depth: number): boolean {
  return shape.bases.some((base) =>
    base.shapes.some((one) => {
      if (one.kind === 'external') return name.test(one.name);
      return one.kind === 'class' && depth > 0 && comesFrom(one, name, depth - 1);
    }),
  );
}

/** Its own definition and those of the program's classes above it. */
export function definitionsOf(shape: ClassShape, depth: number): readonly ClassDef[] {
  const parents = shape.bases.flatMap((base) => shapeOf(base, 'class') ?? []);
  return [shape.definition, ...(depth > 0 ? parents.flatMap((parent) => definitionsOf(parent, depth - 1)) : [])];
}
