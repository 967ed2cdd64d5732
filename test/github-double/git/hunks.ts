/** The hunks of a patch as GitHub shows it, for placing review comments. Written apart from the product's own reader,
 * so that a mistake in one does not hide the same mistake in the other. */

export interface PatchLine {
  readonly kind: 'context' | 'added' | 'removed';
  /** Line number on each side, undefined where the line is absent there. */
  readonly left: number | undefined;
  readonly right: number | undefined;
  /** Lines counted from the first hunk header of the file, as GitHub's `position` does. */
  readonly position: number;
  /** As in the patch, with its sign. */
  readonly raw: string;
}

export interface PatchHunk {
  readonly header: string;
  readonly lines: readonly PatchLine[];
}

export type Side = 'LEFT' | 'RIGHT';

/** Patch without file headers → its hunks. */
export function parseHunks(patch: string): readonly PatchHunk[] {
  const hunks: { header: string; lines: PatchLine[] }[] = [];
  let left = 0;
  let right = 0;
  for (const [position, raw] of patch.split('\n').entries()) {
    const start = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(raw);
    if (start) {
      left = Number(start[1]);
      right = Number(start[2]);
      hunks.push({ header: raw, lines: [] });
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    if (raw.startsWith('+')) lines?.push({ kind: 'added', left: undefined, right: right++, position, raw });
    else if (raw.startsWith('-')) lines?.push({ kind: 'removed', left: left++, right: undefined, position, raw });
    else if (raw.startsWith(' ')) lines?.push({ kind: 'context', left: left++, right: right++, position, raw });
  }
  return hunks;
}

/** Where a comment can stand: the hunk and the line in it. A line that is only context counts for both sides. */
export function findLine(
  hunks: readonly PatchHunk[],
  number: number,
  side: Side,
): { readonly hunk: PatchHunk; readonly line: PatchLine } | undefined {
  for (const hunk of hunks) {
    const line = hunk.lines.find((each) => (side === 'RIGHT' ? each.right : each.left) === number);
    if (line) return { hunk, line };
  }
  return undefined;
}
