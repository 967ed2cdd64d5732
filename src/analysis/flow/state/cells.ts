/**
 * State cells: what was written to a session key, or to a property of the component with an id. Kept by the file that
 * writes, since the apps of one repository may use the same id for different components.
 */
import { labelsIn } from '../values/contents.ts';
import { sameId } from '../values/ids.ts';
import type { Value } from '../values/value.ts';
import { join, NOTHING } from '../values/value.ts';

export interface Cells {
  /** True where this brought a label that was not there. */
  readonly keep: (cell: string, value: Value, path: string) => boolean;
  /** What the files that are meant wrote; undefined where none did. */
  readonly read: (cell: string, isMeant?: (path: string) => boolean) => Value | undefined;
}

export function createCells(): Cells {
  const cells = new Map<string, Map<string, Value>>();
  /** Cells of pattern ids: one may mean another. */
  const patterns = new Set<string>();

  const alike = (cell: string): readonly string[] =>
    cell.startsWith(PATTERN) ? [...patterns].filter((other) => sameCell(cell, other)) : [cell];

  return {
    keep: (cell, value, path) => {
      const byPath = cells.get(cell) ?? new Map<string, Value>();
      cells.set(cell, byPath);
      if (cell.startsWith(PATTERN)) patterns.add(cell);
      const before = byPath.get(path);
      const after = before ? join(before, value) : value;
      byPath.set(path, after);
      return labelsIn(after).length > (before ? labelsIn(before).length : 0);
    },
    read: (cell, isMeant = () => true) => {
      const values = alike(cell).flatMap((one) => [...(cells.get(one) ?? [])].filter(([path]) => isMeant(path)));
      return values.length === 0 ? undefined : values.map(([, value]) => value).reduce(join, NOTHING);
    },
  };
}

/** The cell of a component's property. */
export function propertyCell(key: string, property: string): string {
  return `prop:${key}.${property}`;
}

const PATTERN = 'prop:{';

function sameCell(a: string, b: string): boolean {
  const [left, right] = [a.lastIndexOf('.'), b.lastIndexOf('.')];
  return a.slice(left) === b.slice(right) && sameId(a.slice('prop:'.length, left), b.slice('prop:'.length, right));
}
