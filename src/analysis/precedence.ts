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
  const byRule = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (!SPEAKS_FIRST.has(candidate.rule)) continue;
    const key = `${candidate.rule}|${candidate.path}`;
    const there = byRule.get(key);
    if (there) there.push(candidate);
    else byRule.set(key, [candidate]);
  }
  return candidates.filter((candidate) => {
    const before = (FIRST_OF.get(candidate.rule) ?? []).flatMap(
      (rule) => byRule.get(`${rule}|${candidate.path}`) ?? [],
    );
    return !before.some((other) => overlaps(other, candidate));
  });
}

const SPEAKS_FIRST: ReadonlySet<string> = new Set(BEFORE.map(([first]) => first));
const FIRST_OF: ReadonlyMap<string, readonly string[]> = new Map(
  BEFORE.map(([, second]) => [second, BEFORE.filter((pair) => pair[1] === second).map(([first]) => first)]),
);

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.spots.some((one) =>
    b.spots.some((other) => one.site.start < other.site.end && other.site.start < one.site.end),
  );
}
