/** Reads the text of a patch as GitHub gives it for one file: hunks without file headers. */
import type { Hunk, HunkLine } from './hunk.ts';

/**
 * Takes GitHub's `patch` text and gives its hunks, in order. A carriage return stays in a line's text. Text that is
 * no patch gives no hunks, and a hunk that ends early gives the lines it has: this never fails.
 * Format: gnu.org/software/diffutils/manual, "Detailed Description of Unified Format".
 */
export function parsePatch(patch: string): Hunk[] {
  const lines = patch.split('\n');
  const hunks: Hunk[] = [];
  let at = 0;
  while (at < lines.length) {
    const header = readHeader(lines[at]);
    at += 1;
    if (header === undefined) continue;
    const body = readBody(lines, at, header);
    at += body.length;
    hunks.push(numberLines(header, body));
  }
  return hunks;
}

/** Where a hunk stands before and after, as its `@@` line says. */
export type HunkRange = Omit<Hunk, 'lines'>;

/** Gives the lines of a hunk, each with its sign, their numbers. Lines without a sign of their own are left out. */
export function numberLines(range: HunkRange, signed: readonly string[]): Hunk {
  let before = range.oldStart;
  let after = range.newStart;
  const lines: HunkLine[] = [];
  for (const line of signed) {
    const kind = kindOf(line);
    if (kind === undefined) continue;
    lines.push({
      kind,
      old: kind === 'added' ? undefined : before++,
      new: kind === 'removed' ? undefined : after++,
      text: line.slice(1),
    });
  }
  return { ...range, lines };
}

const HEADER = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

function readHeader(line: string | undefined): HunkRange | undefined {
  const match = HEADER.exec(line ?? '');
  if (match === null) return undefined;
  const [, oldStart, oldLines = '1', newStart, newLines = '1'] = match;
  return {
    oldStart: Number(oldStart),
    oldLines: Number(oldLines),
    newStart: Number(newStart),
    newLines: Number(newLines),
  };
}

/** The lines that the header counts; a counted line may itself look like a header, so only the counts end a hunk. */
function readBody(lines: readonly string[], start: number, header: HunkRange): string[] {
  let before = header.oldLines;
  let after = header.newLines;
  let at = start;
  while (at < lines.length && (before > 0 || after > 0 || isNoNewlineNote(lines[at]))) {
    const line = lines[at] ?? '';
    const kind = kindOf(line);
    if (kind === undefined && !isNoNewlineNote(line)) break;
    if (kind === 'context' || kind === 'removed') before -= 1;
    if (kind === 'context' || kind === 'added') after -= 1;
    at += 1;
  }
  return lines.slice(start, at);
}

/** The note `\ No newline at end of file`, which belongs to the line above it and is none itself. */
function isNoNewlineNote(line: string | undefined): boolean {
  return line?.startsWith('\\') ?? false;
}

/** An empty line stands for an empty context line whose one blank was trimmed on the way. */
function kindOf(line: string): HunkLine['kind'] | undefined {
  if (line === '' || line.startsWith(' ')) return 'context';
  if (line.startsWith('+')) return 'added';
  if (line.startsWith('-')) return 'removed';
  return undefined;
}
