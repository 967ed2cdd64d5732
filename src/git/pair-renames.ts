/** Which removed file is an added one's earlier self. */

export interface Named {
  readonly path: string;
  readonly text: string;
}

/** As in Git and on GitHub: half of the larger file must be the same. */
const ENOUGH = 0.5;
/** Comparisons grow with the product of both lists; beyond this only equal texts are paired. */
const MAX_PAIRS = 20_000;

/** The removed path for each added path that has one, the most alike first; each is used once. */
export function pairRenames(removed: readonly Named[], added: readonly Named[]): Map<string, string> {
  const exactOnly = removed.length * added.length > MAX_PAIRS;
  const profiles = new Map([...removed, ...added].map((file) => [file, profile(file.text)] as const));
  const pairs = added.flatMap((after) =>
    removed.flatMap((before) => {
      const score = exactOnly
        ? Number(before.text === after.text)
        : likeness(profiles.get(before), profiles.get(after));
      return score >= ENOUGH
        ? [{ before, after, score: score + (fileName(before) === fileName(after) ? 1e-6 : 0) }]
        : [];
    }),
  );
  const paired = new Map<string, string>();
  const used = new Set<string>();
  for (const { before, after } of pairs.sort((a, b) => b.score - a.score)) {
    if (paired.has(after.path) || used.has(before.path)) continue;
    paired.set(after.path, before.path);
    used.add(before.path);
  }
  return paired;
}

interface Profile {
  readonly length: number;
  /** How often each line occurs. */
  readonly lines: ReadonlyMap<string, number>;
}

function profile(text: string): Profile {
  const lines = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) lines.set(line, (lines.get(line) ?? 0) + 1);
  return { length: text.length, lines };
}

/** The part of the larger text that consists of lines found in both. */
function likeness(before: Profile | undefined, after: Profile | undefined): number {
  if (before === undefined || after === undefined) return 0;
  const larger = Math.max(before.length, after.length);
  if (larger === 0 || Math.min(before.length, after.length) < larger * ENOUGH) return 0;
  let shared = 0;
  for (const [line, count] of after.lines) shared += Math.min(count, before.lines.get(line) ?? 0) * (line.length + 1);
  return Math.min(1, shared / larger);
}

function fileName({ path }: Named): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
