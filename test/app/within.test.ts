import { expect, it } from 'vitest';
import { within } from '../../src/app/within.ts';

it('gives what came in time, and why it did not come', async () => {
  expect(await within(60_000, Promise.resolve('done'))).toBe('done');
  await expect(within(60_000, Promise.reject(new Error('not done')))).rejects.toThrow('not done');
});

it('does not wait for ever', async () => {
  await expect(within(1, new Promise(() => {}))).rejects.toThrow('1 ms');
});
