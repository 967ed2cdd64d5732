/**
 * Who comes next, fairly between installations: each has a line of its own, and the lines take turns. A job's turn is
 * one after its installation's last one, or after the turn that is on now, so that nobody saves turns up.
 */
export interface FairTurns {
  /** The turn of a job that begins to wait; lower ones come first. */
  next(installation: number): number;
  /** A job with this turn has begun. */
  begun(turn: number): void;
  /** Nobody waits: all begin anew. */
  reset(): void;
}

export function createFairTurns(): FairTurns {
  const last = new Map<number, number>();
  let now = 0;
  return {
    next(installation) {
      const turn = Math.max(last.get(installation) ?? 0, now) + 1;
      last.set(installation, turn);
      return turn;
    },
    begun(turn) {
      now = Math.max(now, turn);
    },
    reset() {
      last.clear();
      now = 0;
    },
  };
}
