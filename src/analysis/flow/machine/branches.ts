/** Ways that a program may take: each is run from the same state, and those that come out are joined. */
import type { Writes } from './heap.ts';
import type { Machine } from './machine.ts';

/**
 * Runs each way from the same state and joins those whose end is reached. `optional`: none of them may be taken.
 *
 * @returns false where no way comes to its end
 */
export function choose(machine: Machine, ways: readonly (() => boolean)[], optional: boolean): boolean {
  const reached: Writes[] = optional ? [[]] : [];
  for (const way of ways) {
    let ends = false;
    const writes = machine.heap.apart(() => {
      ends = way();
    });
    if (ends) reached.push(writes);
  }
  machine.heap.merge(reached);
  return reached.length > 0;
}
