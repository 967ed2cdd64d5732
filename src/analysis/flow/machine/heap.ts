/**
 * Writes to variables and containers, with a journal: a branch is run, its writes taken back, the other branch run
 * from the same state, and both joined. So a value is what it can be at that line, not what it is anywhere.
 */

import type { Value } from '../values/value.ts';
import { join, NOTHING } from '../values/value.ts';
import { settle } from './settle.ts';

export interface Heap {
  /** Writes one entry of a scope, dict, instance, component or frame. */
  readonly set: (map: Map<string, Value>, key: string, value: Value) => void;
  /** Takes an entry out: `del d[k]`, `d.pop(k)`. */
  readonly remove: (map: Map<string, Value>, key: string) => void;
  /** Writes what stands at unknown keys or positions. */
  readonly setRest: (holder: { rest: Value | undefined }, value: Value | undefined) => void;
  /** Writes the element at a known position of a list. */
  readonly setItem: (items: Value[], index: number, value: Value) => void;
  /** Runs `branch` and takes its writes back, handing them out. */
  readonly apart: (branch: () => void) => Writes;
  /** Runs work whose writes stay whatever becomes of the branches around it, such as the first run of a module. */
  readonly outside: <Result>(work: () => Result) => Result;
  /** The value as it is now, for what looks at it after the branch is over. */
  readonly settled: (value: Value) => Value;
  /** The state after either of the branches. */
  readonly merge: (branches: readonly Writes[]) => void;
}

interface Write {
  readonly map: Map<string, Value> | undefined;
  readonly holder: { rest: Value | undefined } | undefined;
  readonly items?: Value[];
  readonly key: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

export type Writes = readonly Write[];

export function createHeap(): Heap {
  let journal: Write[] | undefined;
  /** What the branches that are being run have written into, the innermost last. */
  const written: Set<object>[] = [];

  const note = (write: Write): void => {
    journal?.push(write);
    written.at(-1)?.add(placeOf(write));
  };

  const set = (map: Map<string, Value>, key: string, value: Value): void => {
    if (journal) note({ map, holder: undefined, key, before: map.get(key), after: value });
    map.set(key, value);
  };
  const remove = (map: Map<string, Value>, key: string): void => {
    const before = map.get(key);
    if (before === undefined) return;
    if (journal) note({ map, holder: undefined, key, before, after: undefined });
    map.delete(key);
  };
  const setRest = (holder: { rest: Value | undefined }, value: Value | undefined): void => {
    if (journal) note({ map: undefined, holder, key: '', before: holder.rest, after: value });
    holder.rest = value;
  };
  const setItem = (items: Value[], index: number, value: Value): void => {
    if (journal)
      note({ map: undefined, holder: undefined, items, key: `${index}`, before: items[index], after: value });
    items[index] = value;
  };
  const apart = (branch: () => void): Writes => {
    const outer = journal;
    journal = [];
    written.push(new Set());
    try {
      branch();
    } finally {
      written.pop();
      for (const write of journal.toReversed()) put(write, write.before);
    }
    const writes = journal;
    journal = outer;
    return writes;
  };
  const outside = <Result>(work: () => Result): Result => {
    const outer = journal;
    const places = written.splice(0);
    journal = undefined;
    try {
      return work();
    } finally {
      journal = outer;
      written.push(...places);
    }
  };
  const isWritten = (place: object): boolean => written.some((places) => places.has(place));
  const settled = (value: Value): Value => (journal && value.shapes.length > 0 ? settle(value, isWritten) : value);
  const merge = (branches: readonly Writes[]): void => {
    const finals = branches.map(lastWrites);
    for (const [place, keys] of union(finals)) {
      for (const [key, write] of keys) {
        let value: Value | undefined;
        for (const final of finals) {
          const there = final.get(place)?.get(key);
          const left = there ? there.after : write.before;
          if (left) value = join(value ?? NOTHING, left);
        }
        if (write.holder) setRest(write.holder, value);
        else if (write.items && value) setItem(write.items, Number(key), value);
        else if (write.map && value) set(write.map, key, value);
        else if (write.map) remove(write.map, key);
      }
    }
  };
  return { set, remove, setRest, setItem, apart, outside, settled, merge };
}

function placeOf({ map, holder, items }: Write): object {
  return (map ?? holder ?? items) as object;
}

function put(write: Write, value: Value | undefined): void {
  if (write.holder) write.holder.rest = value;
  else if (write.items) write.items[Number(write.key)] = value ?? NOTHING;
  else if (value === undefined) write.map?.delete(write.key);
  else write.map?.set(write.key, value);
}

type Finals = Map<object, Map<string, Write>>;

/** The first state before and the last state after, of each place that was written. */
function lastWrites(writes: Writes): Finals {
  const finals: Finals = new Map();
  for (const write of writes) {
    const keys = keysOf(finals, placeOf(write));
    const first = keys.get(write.key);
    keys.set(write.key, first ? { ...first, after: write.after } : write);
  }
  return finals;
}

/** Every place that one of the branches wrote, with one of its writes. */
function union(finals: readonly Finals[]): Finals {
  if (finals.length === 1 && finals[0]) return finals[0];
  const all: Finals = new Map();
  for (const final of finals) {
    for (const [place, keys] of final) {
      const known = keysOf(all, place);
      for (const [key, write] of keys) if (!known.has(key)) known.set(key, write);
    }
  }
  return all;
}

function keysOf(finals: Finals, place: object): Map<string, Write> {
  let keys = finals.get(place);
  if (!keys) {
    keys = new Map();
    finals.set(place, keys);
  }
  return keys;
}
