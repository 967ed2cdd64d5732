/** Collects what is known of each place that keeps state, and makes the inventory's entries of it. */
import type { Label } from '../flow/values/label.ts';
import { lineAt, type Site } from '../flow/values/site.ts';
import { dataOf } from '../flow/values/traits.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { InventoryEntry, InventoryPlace } from '../types.ts';

/** A place that keeps state: what a user would call it and where it lives. */
export type Kept = Pick<InventoryEntry, 'surface' | 'name' | 'storage'>;

export interface Part {
  /** Where it is declared. */
  readonly declared?: Site;
  readonly written?: Site;
  readonly read?: Site;
  readonly labels?: readonly Label[];
}

export interface Ledger {
  /** Adds to the place with this key; the first to speak of it gives it name and storage. */
  readonly add: (key: string, kept: Kept, part: Part) => void;
  /** Entries in the order of files and lines. A place of which only readers are known stands at its first reader. */
  readonly entries: () => readonly InventoryEntry[];
}

interface Account extends Kept {
  declared: Site | undefined;
  readonly writers: Site[];
  readonly readers: Site[];
  readonly types: Set<string>;
}

export function createLedger(names: SensitiveNames): Ledger {
  const accounts = new Map<string, Account>();
  return {
    add: (key, kept, { declared, written, read, labels = [] }) => {
      const account = accounts.get(key) ?? { ...kept, declared: undefined, writers: [], readers: [], types: new Set() };
      accounts.set(key, account);
      account.declared ??= declared;
      if (written) account.writers.push(written);
      if (read) account.readers.push(read);
      for (const { dataType } of dataOf(labels)) account.types.add(dataType);
    },
    entries: () => [...accounts.values()].flatMap((account) => entryOf(account, names) ?? []).sort(byPlace),
  };
}

function entryOf(account: Account, names: SensitiveNames): InventoryEntry | undefined {
  const { surface, name, storage } = account;
  const writers = placesOf(account.writers);
  const readers = placesOf(account.readers);
  const at = account.declared ? placeOf(account.declared) : (writers[0] ?? readers[0]);
  if (!at) return undefined;
  const dataTypes = [...account.types].sort(names.gravityOrder);
  const levels = dataTypes.map(names.levelOf);
  const level = levels.includes('high') ? 'high' : levels.includes('moderate') ? 'moderate' : 'none';
  return { ...at, surface, name, storage, dataTypes, level, writers, readers };
}

function placesOf(sites: readonly Site[]): readonly InventoryPlace[] {
  const places = new Map(sites.map(placeOf).map((place) => [`${place.path}:${place.line}`, place]));
  return [...places.values()].sort(byPlace);
}

function placeOf({ path, lineStarts, start }: Site): InventoryPlace {
  return { path, line: lineAt(lineStarts, start) };
}

function byPlace(a: InventoryPlace & { name?: string }, b: InventoryPlace & { name?: string }): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line || ((a.name ?? '') < (b.name ?? '') ? -1 : 1);
}
