/** "Did you mean": the allowed word that a mistyped one is closest to. */

/** The nearest of `words`, or undefined where none is near enough to be what was meant. */
export function nearMiss(word: string, words: readonly string[]): string | undefined {
  const typed = fold(word);
  // A longer word leaves room for more slips; beyond a third of it the guess would be noise.
  const limit = Math.max(1, Math.floor(typed.length / 3));
  const ranked = words
    .map((candidate) => ({ candidate, distance: editDistance(typed, fold(candidate), limit) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

/** Case, `-` and `_` are the commonest slips and cost nothing. */
function fold(word: string): string {
  return word.toLowerCase().replaceAll('-', '_');
}

/** Levenshtein's distance; anything above `limit` may be reported as `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      const replace = (row[j] ?? 0) + (left === right ? 0 : 1);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? limit + 1;
}
