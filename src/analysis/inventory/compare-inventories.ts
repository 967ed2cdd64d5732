/** What a change does to the state of a program: entries that come, go, or hold other data than before. */
import type { InventoryEntry, StateChange } from '../types.ts';

export interface CompareInventories {
  readonly before: readonly InventoryEntry[];
  readonly after: readonly InventoryEntry[];
  /** Whether head adds this line. */
  readonly isAdded: (path: string, line: number) => boolean;
  /** Files of the change, at the merge base and at head. */
  readonly changed: ReadonlySet<string>;
}

export function compareInventories({ before, after, isAdded, changed }: CompareInventories): readonly StateChange[] {
  const old = byPlace(before);
  const now = byPlace(after);
  const changes: StateChange[] = [];
  for (const [key, entry] of now) {
    const former = old.get(key);
    const differs = !former || former.dataTypes.join() !== entry.dataTypes.join();
    if (differs ? touches(entry, changed) : isState(entry) && isWrittenBy(entry, isAdded)) {
      changes.push(toChange(entry, former?.dataTypes, entry.dataTypes));
    }
  }
  for (const [key, entry] of old) {
    if (!now.has(key) && touches(entry, changed)) changes.push(toChange(entry, entry.dataTypes, undefined));
  }
  // A component that never held anything of interest is no state worth a line.
  return changes.filter(({ surface, before: held = [], after: holds = [] }) =>
    surface === 'component' ? held.length + holds.length > 0 : true,
  );
}

function toChange(
  { surface, name, storage, path, line }: InventoryEntry,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): StateChange {
  return { surface, name, storage, path, line, before, after };
}

/** The same state before and after, wherever its code stands. */
function byPlace(entries: readonly InventoryEntry[]): Map<string, InventoryEntry> {
  return new Map(entries.map((entry) => [`${entry.surface}|${entry.name}`, entry]));
}

function isState({ surface }: InventoryEntry): boolean {
  return surface !== 'component' && surface !== 'url';
}

function touches({ path, writers }: InventoryEntry, changed: ReadonlySet<string>): boolean {
  return changed.has(path) || writers.some((writer) => changed.has(writer.path));
}

function isWrittenBy({ path, line, writers }: InventoryEntry, isAdded: CompareInventories['isAdded']): boolean {
  return isAdded(path, line) || writers.some((writer) => isAdded(writer.path, writer.line));
}
