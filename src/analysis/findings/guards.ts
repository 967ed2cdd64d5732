/** Protections: what is only missing is reported by a review, and by a change that took it away. */
import type { Candidate } from './candidate.ts';

/** Without the marks that a protection is there. */
export function withoutGuards(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ guard }) => guard !== 'present');
}

/** What a change answers for: a lack of protection only where there was one before, and then in full. */
export function answeredBy(before: readonly Candidate[], after: readonly Candidate[]): readonly Candidate[] {
  const guarded = new Set(before.filter(({ guard }) => guard === 'present').map(keyOf));
  return withoutGuards(after).flatMap((candidate) => {
    if (candidate.guard === undefined) return [candidate];
    if (!guarded.has(keyOf(candidate))) return [];
    const { atMost: _, ...answered } = candidate;
    return [answered];
  });
}

function keyOf({ rule, identity }: Candidate): string {
  return `${rule}|${identity}`;
}
