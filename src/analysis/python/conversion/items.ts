import { blankEnd, COMMA, closingEnd, skip, startNext } from './punctuation.ts';
import { advance, eachPart, leave, type Reader } from './reader.ts';

/** How the items of one sort of brackets are read, and where they are put. */
export interface Items<T> {
  /** Reads the item at `start` if the text alone tells what it is; else gives false. */
  readonly fromText: (reader: Reader, start: number, into: T) => boolean;
  /** Reads the item under the cursor. Both leave `position` at the item's end. */
  readonly fromTree: (reader: Reader, type: number, start: number, into: T) => void;
}

/** Adds what was read; says whether it was. */
export function push<T>(list: T[], item: T | undefined): boolean {
  if (item === undefined) return false;
  list.push(item);
  return true;
}

/** Reads the items in the brackets under the cursor, which open at `start`. Gives the offset behind the closing one. */
export function readItems<T>(reader: Reader, start: number, items: Items<T>, into: T): number {
  if (!reader.sound) return readItemsOfTree(reader, items, into);
  reader.position = start + 1;
  return finishItems(reader, readRun(reader, items, into), items, into);
}

/**
 * Reads items in the brackets that come next, as far as the text tells what they are; the cursor is not moved.
 * Gives how many nodes, commas included, that were, or -1 if what comes next cannot be told.
 */
export function startItems<T>(reader: Reader, opening: number, items: Items<T>, into: T): number {
  return skip(reader, opening) ? readRun(reader, items, into) : -1;
}

/**
 * Reads the other items in the brackets under the cursor, of which `passed` nodes are read.
 * Gives the offset behind the closing bracket.
 */
export function finishItems<T>(reader: Reader, passed: number, items: Items<T>, into: T): number {
  const { cursor } = reader;
  let end = closingEnd(reader);
  if (end !== -1) return end;
  cursor.gotoFirstChild();
  for (let ahead = passed; end === -1; end = closingEnd(reader)) {
    for (; ahead > 0; ahead--) cursor.gotoNextSibling();
    const type = advance(reader);
    if (type === 0) break;
    items.fromTree(reader, type, startNext(reader), into);
    ahead = readRun(reader, items, into);
  }
  leave(reader);
  return end === -1 ? cursor.endIndex : end;
}

/** Reads items from the text as long as that works. Gives how many nodes, commas included, that were. */
function readRun<T>(reader: Reader, items: Items<T>, into: T): number {
  const { text, strings } = reader;
  for (let passed = 0; ; passed++) {
    let start = blankEnd(text, reader.position);
    if (text.charCodeAt(start) === COMMA) {
      start = blankEnd(text, start + 1);
      passed++;
    }
    const known = strings.length;
    if (items.fromText(reader, start, into)) continue;
    if (strings.length > known) strings.length = known;
    reader.position = start;
    return passed;
  }
}

function readItemsOfTree<T>(reader: Reader, items: Items<T>, into: T): number {
  const { cursor } = reader;
  eachPart(reader, (_name, type) => items.fromTree(reader, type, cursor.startIndex, into));
  return cursor.endIndex;
}
