import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/github/write-pace.ts';

/** A clock that moves when the test says so, and what would have been waited for. */
function paceOf(burst: number) {
  let time = 1_000_000;
  const waits: number[] = [];
  const pace = createPace({
    burst,
    milliseconds: 1000,
    now: () => time,
    wait: async (milliseconds) => void waits.push(milliseconds),
  });
  const write = (id = 'a', weight = 1) => pace.key(id).schedule({ weight }, () => waits.splice(0));
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  return { write, pass };
}

describe('the pace', () => {
  it('lets a burst through, and holds what follows to the average', async () => {
    const { write } = paceOf(3);
    const waits = [await write(), await write(), await write(), await write(), await write()];
    expect(waits).toEqual([[], [], [], [1000], [2000]]);
  });

  it('is itself again after a rest', async () => {
    const { write, pass } = paceOf(2);
    await write();
    await write();
    pass(1000);
    expect([await write(), await write()]).toEqual([[], [1000]]);
    pass(10_000);
    expect([await write(), await write(), await write()]).toEqual([[], [], [1000]]);
  });

  it('is that of each installation', async () => {
    const { write } = paceOf(1);
    await write('a');
    expect([await write('b'), await write('a')]).toEqual([[], [1000]]);
  });

  it('does not hold up a repetition, whose time GitHub has named', async () => {
    const { write } = paceOf(1);
    await write();
    expect([await write('a', 0), await write()]).toEqual([[], [1000]]);
  });

  it('gives what was done, or why it was not', async () => {
    const pace = createPace({ burst: 1, milliseconds: 1 });
    expect(await pace.key('a').schedule({}, () => 'done')).toBe('done');
    await expect(pace.key('a').schedule({}, () => Promise.reject(new Error('not done')))).rejects.toThrow('not done');
  });
});
