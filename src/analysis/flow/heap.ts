/**
 * Writes to variables and containers, with a journal: a branch is run, its writes taken back, the other branch run
 * from the same state, and both joined. So a value is what it can be at that line, not what it is anywhere.
 */
import type { Value } from './value.ts';
import { join, NOTHING } from './value.ts';

export interface Heap {
  /** Writes one entry of a scope, dict, instance, component or frame. */
  readonly set: (map: Map<string, Value>, key: string, value: Value) => void;
  /** Writes what stands at unknown keys or positions. */
  readonly setRest: (holder: { rest: Value | undefined }, value: Value) => void;
  /** Runs `branch` and takes its writes back, handing them out. */
  readonly apart: (branch: () => void) => Writes;
  /** The state after either of the branches. */
  readonly merge: (branches: readonly Writes[]) => void;
}

interface Write {
  readonly map: Map<string, Value> | undefined;
  readonly holder: { rest: Value | undefined } | undefined;
  readonly key: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

export type Writes = readonly Write[];

export function createHeap(): Heap {
  let journal: Write[] | undefined;

  const set = (map: Map<string, Value>, key: string, value: Value): void => {
    journal?.push({ map, holder: undefined, key, before: map.get(key), after: value });
    map.set(key, value);
  };
  const setRest = (holder: { rest: Value | undefined }, value: Value): void => {
    journal?.push({ map: undefined, holder, key: '', before: holder.rest, after: value });
    holder.rest = value;
  };
  const apart = (branch: () => void): Writes => {
    const outer = journal;
    journal = [];
    try {
      branch();
    } finally {
      for (const write of journal.toReversed()) put(write, write.before);
    }
    const writes = journal;
    journal = outer;
    return writes;
  };
  const merge = (branches: readonly Writes[]): void => {
    const finals = branches.map(lastWrites);
    for (const [place, keys] of union(finals)) {
      for (const [key, write] of keys) {
        let value: Value = NOTHING;
        for (const final of finals) {
          const there = final.get(place)?.get(key);
          value = join(value, (there ? there.after : write.before) ?? NOTHING);
        }
        if (write.map) set(write.map, key, value);
        else if (write.holder) setRest(write.holder, value);
      }
    }
  };
  return { set, setRest, apart, merge };
}

function put(write: Write, value: Value | undefined): void {
  if (write.holder) write.holder.rest = value;
  else if (value === undefined) write.map?.delete(write.key);
  else write.map?.set(write.key, value);
}

type Finals = Map<object, Map<string, Write>>;

/** The first state before and the last state after, of each place that was written. */
function lastWrites(writes: Writes): Finals {
  const finals: Finals = new Map();
  for (const write of writes) {
    const keys = keysOf(finals, (write.map ?? write.holder) as object);
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
