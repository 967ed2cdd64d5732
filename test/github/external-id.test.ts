import { describe, expect, it } from 'vitest';
import { numberOf, toExternalId } from '../../src/github/external-id.ts';

describe('external ids', () => {
  it('hold the number of the pull request', () => {
    expect(numberOf(toExternalId(42))).toBe(42);
  });

  it.each([undefined, null, '', '42', 'pr=', 'pr=4x', 'xpr=4', 'pr=4 '])('say nothing where they are %j', (id) => {
    expect(numberOf(id)).toBeUndefined();
  });
});
