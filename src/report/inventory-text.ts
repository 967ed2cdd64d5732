/** The inventory for a terminal: one line a place, and who writes and reads it where it holds data of somebody. */
import type { InventoryEntry } from '../analysis/analyze.ts';
import { byLevel, countState, placesText, STORAGE_WORDS } from './describe-entry.ts';
import { printable } from './printable.ts';

const INDENT = '    ';
/** Longer names stand out rather than push all others to the right. */
const MAX_NAME = 32;

export function inventoryText(inventory: readonly InventoryEntry[]): string {
  const entries = byLevel(inventory);
  const name = widthOf(entries.map((entry) => printable(entry.name)));
  const place = widthOf(entries.map(placeOf));
  const lines = entries.flatMap((entry) => [
    [
      levelOf(entry).padEnd('moderate'.length),
      entry.surface.padEnd('component'.length),
      printable(entry.name).padEnd(name),
      placeOf(entry).padEnd(place),
      `in ${STORAGE_WORDS[entry.storage]}`,
    ].join('  '),
    ...details(entry),
  ]);
  return [`${countState(inventory)}.`, ...lines].join('\n');
}

function details({ level, dataTypes, writers, readers }: InventoryEntry): string[] {
  if (level === 'none') return [];
  const uses = [
    ...(writers.length > 0 ? [`written at ${placesText(writers)}`] : []),
    ...(readers.length > 0 ? [`read at ${placesText(readers)}`] : []),
  ];
  return [printable(`${INDENT}${[dataTypes.join(', '), ...uses].join('; ')}`)];
}

function levelOf({ level }: InventoryEntry): string {
  return level === 'none' ? '-' : level;
}

function placeOf({ path, line }: InventoryEntry): string {
  return `${printable(path)}:${line}`;
}

function widthOf(texts: readonly string[]): number {
  return Math.min(MAX_NAME, Math.max(0, ...texts.map(({ length }) => length)));
}
