/** An entry of the inventory in words, the same in all formats that people read. */
import type { InventoryEntry, InventoryPlace } from '../analysis/analyze.ts';

/** For a heading over a list of entries. */
export function countState(inventory: readonly InventoryEntry[]): string {
  const high = inventory.filter(({ level }) => level === 'high').length;
  const places = `${inventory.length} ${inventory.length === 1 ? 'place keeps' : 'places keep'} state`;
  return high === 0 ? places : `${places}, ${high} of them highly sensitive data`;
}

/** Gravest first, then as they stand in the files. */
export function byLevel(inventory: readonly InventoryEntry[]): readonly InventoryEntry[] {
  return inventory.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
}

const LEVELS: readonly InventoryEntry['level'][] = ['high', 'moderate', 'none'];

export const STORAGE_WORDS = {
  memory: "the page's memory",
  session: "the tab's sessionStorage",
  local: "the browser's localStorage",
  cookie: 'a cookie',
  server: 'a store of the server',
  process: 'the worker process',
  page: 'the page',
  url: 'the address',
} satisfies Record<InventoryEntry['storage'], string>;

/** `app.py:3`; of many the first ones. */
export function placesText(places: readonly InventoryPlace[], most = 3): string {
  const shown = places.slice(0, most).map(({ path, line }) => `${path}:${line}`);
  const more = places.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
