/**
 * How far the interpreter goes. A function, callback or module that calls on and on is given up alone, and its file is
 * named; an ordinary one needs a hundredth of what it may take.
 */

/** Expressions that one function, callback or module may evaluate, with all it calls. */
const STEPS_OF_ONE = 300_000;
/** And the whole program. */
const STEPS_OF_ALL = 20_000_000;

export interface Budget {
  /** Counts one step; false where there is none left. */
  readonly spend: () => boolean;
  /** Runs something of a file with steps of its own. */
  readonly of: <T>(path: string, work: () => T) => T;
  /** Files in which something was given up. */
  readonly exceeded: ReadonlySet<string>;
}

export function createBudget(): Budget {
  const exceeded = new Set<string>();
  let all = 0;
  let left = STEPS_OF_ONE;
  let current = '';
  return {
    exceeded,
    spend: () => {
      if (left > 0 && all < STEPS_OF_ALL) {
        left--;
        all++;
        return true;
      }
      exceeded.add(current);
      return false;
    },
    of: (path, work) => {
      const outer = { left, current };
      left = STEPS_OF_ONE;
      current = path;
      try {
        return work();
      } finally {
        left = outer.left;
        current = outer.current;
      }
    },
  };
}
