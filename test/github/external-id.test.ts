import { describe, expect, it } from 'vitest';
import { subjectOf, toExternalId } from '../../src/github/external-id.ts';

describe('external ids', () => {
  it.each([
    { kind: 'pull-request', number: 42 },
    { kind: 'group', baseRef: 'release/2.0', baseSha: 'a'.repeat(40) },
  ] as const)('hold what a run is for: $kind', (subject) => {
    expect(subjectOf(toExternalId(subject))).toEqual(subject);
  });

  it.each([undefined, null, '', '42', 'pr=', 'pr=4x', 'xpr=4', 'pr=4 ', 'group=main', `group=${'a'.repeat(40)}`])(
    'say nothing where they are %j',
    (id) => {
      expect(subjectOf(id)).toBeUndefined();
    },
  );
});
