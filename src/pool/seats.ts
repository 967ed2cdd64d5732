/** A bounded number of seats and the line before them. A seat holds something that outlives who sits on it. */

export interface Seat<T> {
  held: T | undefined;
  lastUsedFor: string | undefined;
}

export interface Seats<T> {
  /** A free seat, preferably one that was used for the same; waits for one in the order of asking. */
  readonly take: (use: string, signal: AbortSignal) => Promise<Seat<T>>;
  readonly give: (seat: Seat<T>) => void;
  readonly waiting: () => number;
  /** Nobody gets a seat after this; what the seats hold is handed out. */
  readonly close: () => T[];
}

interface Waiting<T> {
  readonly use: string;
  readonly seat: (seat: Seat<T>) => void;
  readonly refuse: (error: unknown) => void;
}

export function createSeats<T>(count: number): Seats<T> {
  const all: Seat<T>[] = Array.from({ length: count }, () => ({ held: undefined, lastUsedFor: undefined }));
  const free = new Set(all);
  const line = new Set<Waiting<T>>();
  let closed = false;

  function pick(use: string): Seat<T> | undefined {
    const seats = [...free];
    return (
      seats.find(({ lastUsedFor }) => lastUsedFor === use) ?? seats.find(({ held }) => held !== undefined) ?? seats[0]
    );
  }

  function serve(): void {
    for (const next of line) {
      const seat = pick(next.use);
      if (seat === undefined) return;
      line.delete(next);
      free.delete(seat);
      seat.lastUsedFor = next.use;
      next.seat(seat);
    }
  }

  return {
    take(use, signal) {
      if (closed) return Promise.reject(new SeatsClosed());
      return new Promise((resolve, reject) => {
        const onAbort = () => waiting.refuse(signal.reason);
        const leave = () => {
          line.delete(waiting);
          signal.removeEventListener('abort', onAbort);
        };
        const waiting: Waiting<T> = {
          use,
          seat(seat) {
            leave();
            resolve(seat);
          },
          refuse(error) {
            leave();
            reject(error);
          },
        };
        if (signal.aborted) {
          onAbort();
          return;
        }
        signal.addEventListener('abort', onAbort, { once: true });
        line.add(waiting);
        serve();
      });
    },
    give(seat) {
      free.add(seat);
      serve();
    },
    waiting: () => line.size,
    close() {
      closed = true;
      for (const { refuse } of line) refuse(new SeatsClosed());
      return all.flatMap(({ held }) => held ?? []);
    },
  };
}

class SeatsClosed extends Error {
  constructor() {
    super('No more work is taken.');
  }
}
