/** Levels, labels and the order of gravity of data types, those of a policy included. */
import type { ExtraDataType, NameModelData } from './models.ts';

/** "an access token" and "access tokens". */
export interface DataTypeLabel {
  readonly one: string;
  readonly many: string;
}

export interface DataTypes {
  readonly levelOf: (dataType: string) => 'high' | 'moderate';
  readonly labelOf: (dataType: string) => DataTypeLabel;
  /** Compares two data types, the graver first; for `Array.prototype.sort`. */
  readonly gravityOrder: (left: string, right: string) => number;
}

interface Entry {
  readonly level: 'high' | 'moderate';
  readonly label: DataTypeLabel;
  readonly gravity: number;
}

export function compileDataTypes(model: NameModelData, own: readonly ExtraDataType[]): DataTypes {
  const published = model.types.map(({ id, level, label }, gravity): [string, Entry] => [
    id,
    { level, label, gravity },
  ]);
  const entries = new Map(published);
  for (const type of own)
    entries.set(type.id, { ...(entries.get(type.id) ?? ownEntry(type, published)), level: type.level });
  const entryOf = (id: string) => entries.get(id) ?? unknownEntry(id);
  return {
    levelOf: (id) => entryOf(id).level,
    labelOf: (id) => entryOf(id).label,
    gravityOrder: (left, right) => entryOf(left).gravity - entryOf(right).gravity || compareText(left, right),
  };
}

/** An own type stands behind the published ones of its level. */
function ownEntry(type: ExtraDataType, published: readonly [string, Entry][]): Entry {
  const last = published.findLastIndex(([, entry]) => entry.level === type.level);
  return { level: type.level, label: plainLabel(type.id), gravity: last + 0.5 };
}

/** Nobody declared it: better taken seriously, and named last. */
function unknownEntry(id: string): Entry {
  return { level: 'high', label: plainLabel(id), gravity: Number.MAX_SAFE_INTEGER };
}

function plainLabel(id: string): DataTypeLabel {
  return { one: `data of type ${id}`, many: `data of type ${id}` };
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
