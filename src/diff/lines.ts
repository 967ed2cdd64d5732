/** Questions about the lines of a change on its right side: what is there at head. */
import type { Hunk } from './hunk.ts';

/** Lines that head adds or rewrites, 1-based. */
export function addedLines(hunks: readonly Hunk[]): Set<number> {
  return new Set(
    hunks.flatMap((hunk) => hunk.lines.flatMap((line) => (line.kind === 'added' ? (line.new ?? []) : []))),
  );
}

/** Lines at head on which GitHub takes a comment: every line a hunk shows on its right side, changed or not. */
export function commentable(hunks: readonly Hunk[]): Set<number> {
  return new Set(hunks.flatMap((hunk) => hunk.lines.flatMap((line) => line.new ?? [])));
}

/**
 * Whether the lines from `startLine` to `line` (inclusive, at head) all stand in the same hunk. GitHub refuses a
 * comment whose range leaves its hunk, and the whole review with it.
 */
export function inOneHunk(hunks: readonly Hunk[], startLine: number, line: number): boolean {
  return startLine <= line && hunks.some((hunk) => holds(hunk, startLine) && holds(hunk, line));
}

function holds(hunk: Hunk, line: number): boolean {
  return hunk.lines.some((each) => each.new === line);
}
