import { describe, expect, it } from 'vitest';
import { createSeats } from '../../src/pool/seats.ts';

const NEVER = new AbortController().signal;

describe('seats', () => {
  it('are given in the order of asking', async () => {
    const { take, give, waiting } = createSeats<string>(1);
    const first = await take('a', NEVER);
    const order: string[] = [];
    const others = ['b', 'c'].map(async (use) => {
      const seat = await take(use, NEVER);
      order.push(use);
      give(seat);
    });
    expect(waiting()).toBe(2);
    give(first);
    await Promise.all(others);
    expect(order).toEqual(['b', 'c']);
  });

  it('prefer who used them before, then one that holds something', async () => {
    const { take, give } = createSeats<string>(3);
    const [one, two] = [await take('a', NEVER), await take('b', NEVER)];
    one.held = 'one';
    two.held = 'two';
    give(one);
    give(two);
    expect((await take('b', NEVER)).held).toBe('two');
    expect((await take('c', NEVER)).held).toBe('one');
    expect((await take('d', NEVER)).held).toBeUndefined();
  });

  it('are not kept for someone who left the line', async () => {
    const { take, give, waiting } = createSeats<string>(1);
    const seat = await take('a', NEVER);
    const controller = new AbortController();
    const gone = take('b', controller.signal);
    controller.abort(new Error('left'));
    await expect(gone).rejects.toThrow('left');
    expect(waiting()).toBe(0);
    give(seat);
    expect(await take('c', NEVER)).toBe(seat);
  });

  it('are refused after the end, and what they hold is handed out', async () => {
    const { take, close } = createSeats<string>(2);
    (await take('a', NEVER)).held = 'one';
    expect(close()).toEqual(['one']);
    await expect(take('b', NEVER)).rejects.toThrow();
  });
});
