import { expect, it } from 'vitest';
import { createPostedMemory } from '../../src/app/posted-memory.ts';

const listed = (...fingerprints: readonly string[]) =>
  fingerprints.map((fingerprint, id) => ({ id, nodeId: '', fingerprint, body: '', state: 'open' as const }));

it('notices a list that lacks what was posted', () => {
  const posted = createPostedMemory();
  expect(posted.misses('octo/a#1', listed())).toBe(false);
  posted.remember('octo/a#1', ['ab']);
  posted.remember('octo/a#1', ['cd']);
  expect(posted.misses('octo/a#1', listed('ab'))).toBe(true);
  expect(posted.misses('octo/a#1', listed('cd', 'ab', 'ef'))).toBe(false);
  expect(posted.misses('octo/a#2', listed())).toBe(false);
});

it('believes the list in the end', () => {
  const posted = createPostedMemory();
  posted.remember('octo/a#1', ['ab']);
  posted.forget('octo/a#1');
  expect(posted.misses('octo/a#1', listed())).toBe(false);
});
