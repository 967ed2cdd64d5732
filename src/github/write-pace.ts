/**
 * How fast the client writes. GitHub limits what an app may write in a minute and in an hour; the client's own pause of a
 * second between any two writes keeps to that, and makes each pull request wait for seconds when nothing else goes on.
 * Here some writes may follow each other at once, and only a longer run of them is held to the same average.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

export interface PaceOptions {
  /** How many may follow each other at once. */
  readonly burst: number;
  /** One more for each of these. */
  readonly milliseconds: number;
  readonly now?: () => number;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

/** As the throttle asks for its turns: `weight` 0 is a repetition, whose time GitHub itself has named. */
export interface Pace {
  key(id: string): { schedule<T>(options: { readonly weight?: number }, act: () => T | Promise<T>): Promise<T> };
}

/** Lines of installations that are kept; one that was dropped may begin with a full burst. */
const MOST_LINES = 20_000;

/** A bucket for each key: it leaks at the average, and whoever finds it full waits. */
export function createPace({ burst, milliseconds, now = Date.now, wait = sleep }: PaceOptions): Pace {
  /** When a line would be at rest again. */
  const restAt = new LRUCache<string, number>({ max: MOST_LINES });
  return {
    key: (id) => ({
      async schedule({ weight = 1 }, act) {
        if (weight === 0) return act();
        const time = now();
        const rest = Math.max(restAt.get(id) ?? 0, time) + milliseconds;
        restAt.set(id, rest);
        const early = rest - time - burst * milliseconds;
        if (early > 0) await wait(early);
        return act();
      },
    }),
  };
}

/** Shared by all clients of the process, as the throttle's own lines are. */
export const WRITES = createPace({ burst: 12, milliseconds: 1_000 });
/** Writes that people are told of. */
export const NOTIFICATIONS = createPace({ burst: 4, milliseconds: 3_000 });
