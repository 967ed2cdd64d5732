import { describe, expect, it } from 'vitest';
import { createFairTurns } from '../../src/app/queue/fair-turns.ts';

describe('turns', () => {
  it('are taken in the order of asking within an installation', () => {
    const turns = createFairTurns();
    expect([turns.next(1), turns.next(1), turns.next(1)]).toEqual([1, 2, 3]);
  });

  it('let a small installation in between those of a large one', () => {
    const turns = createFairTurns();
    const large = Array.from({ length: 100 }, () => turns.next(1));
    expect(turns.next(2)).toBeLessThan(large[1] ?? 0);
  });

  it('are not saved up: who comes late begins where the others are', () => {
    const turns = createFairTurns();
    for (let job = 0; job < 10; job += 1) turns.begun(turns.next(1));
    expect(turns.next(2)).toBe(11);
  });

  it('do not starve a large installation: later small jobs come after its waiting ones', () => {
    const turns = createFairTurns();
    const [first, second] = [turns.next(1), turns.next(1)];
    turns.begun(first);
    expect(turns.next(2)).toBeGreaterThanOrEqual(second);
  });

  it('begin anew after a reset', () => {
    const turns = createFairTurns();
    turns.begun(turns.next(1));
    turns.reset();
    expect(turns.next(1)).toBe(1);
  });
});
