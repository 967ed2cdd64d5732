/** Makes the hunks of a change ourselves, where GitHub leaves the patch out (large files) and for local checkouts. */
import { structuredPatch } from 'diff';
import type { Hunk } from './hunk.ts';
import { numberLines } from './parse-patch.ts';

/** Lines of context around a change, as GitHub and Git show them. */
const CONTEXT = 3;

/**
 * Added and removed lines up to which the exact difference is looked for. The work grows with the square of this
 * number, not with the size of the file; a larger change is a rewrite, which one hunk describes as well.
 */
const MAX_EDITS = 1500;

/** Takes a file's text before and after and gives the hunks between them; none where the texts are the same. */
export function makePatch(before: string, after: string): Hunk[] {
  if (before === after) return [];
  if (before === '' || after === '') return [wholeFile(before, after)];
  const patch = structuredPatch('', '', before, after, '', '', { context: CONTEXT, maxEditLength: MAX_EDITS });
  if (patch === undefined) return [wholeFile(before, after)];
  return patch.hunks.map((hunk) => numberLines(hunk, hunk.lines));
}

/** Everything removed, everything added. */
function wholeFile(before: string, after: string): Hunk {
  const removed = splitLines(before);
  const added = splitLines(after);
  const range = {
    oldStart: removed.length === 0 ? 0 : 1,
    oldLines: removed.length,
    newStart: added.length === 0 ? 0 : 1,
    newLines: added.length,
  };
  return numberLines(range, [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)]);
}

function splitLines(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  return text.endsWith('\n') ? lines.slice(0, -1) : lines;
}
