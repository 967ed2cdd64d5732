import { describe, expect, it } from 'vitest';
import { remembered } from '../../src/app/remembered.ts';

describe('remembered', () => {
  it('asks once', async () => {
    let asked = 0;
    const answer = remembered(async () => {
      asked += 1;
      return asked;
    });
    expect(await Promise.all([answer(), answer()])).toEqual([1, 1]);
    expect(await answer()).toBe(1);
  });

  it('asks again after a failure', async () => {
    let asked = 0;
    const answer = remembered(async () => {
      asked += 1;
      if (asked === 1) throw new Error('not now');
      return asked;
    });
    await expect(answer()).rejects.toThrow('not now');
    expect(await answer()).toBe(2);
  });
});
