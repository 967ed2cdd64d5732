/** Of two rules for one place the more telling one speaks. */
import type { Candidate } from './findings/candidate.ts';

/** The first of each speaks before the second, where both stand on the same lines. */
const BEFORE: readonly (readonly [first: string, second: string])[] = [
  ['secret-key-hardcoded', 'hardcoded-secret'],
  ['secret-key-hardcoded', 'secret-key-weak'],
  ['secret-key-weak', 'hardcoded-secret'],
  ['session-sensitive-data', 'session-excessive-data'],
  ['store-sensitive-data', 'store-user-data-scope'],
  ['store-sensitive-data', 'layout-user-data'],
  ['component-value-sensitive-data', 'layout-user-data'],
  ['component-prop-sensitive-data', 'layout-user-data'],
  ['cookie-sensitive-data', 'session-cookie-flags'],
];

export function mostTelling(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (candidate) =>
      !candidates.some(
        (other) =>
          other.path === candidate.path &&
          BEFORE.some(([first, second]) => first === other.rule && second === candidate.rule) &&
          overlaps(other, candidate),
      ),
  );
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.spots.some((one) =>
    b.spots.some((other) => one.site.start < other.site.end && other.site.start < one.site.end),
  );
}
