/** Takes items out of a list that commas separate, and keeps it well-formed and well-looking. */
import type { Comment, Span } from '../python/syntax.ts';
import type { Edit } from './fix-place.ts';
import { endsLine, indentOfOwnLine, wholeLines } from './lines.ts';

/** `items` in the order of the text; at least one of them stays. */
export function removeItems(
  text: string,
  comments: readonly Comment[],
  items: readonly Span[],
  isDropped: (item: Span) => boolean,
): readonly Edit[] {
  const edits: Edit[] = [];
  for (let first = 0; first < items.length; first++) {
    const start = items[first];
    if (!start || !isDropped(start)) continue;
    let last = first;
    for (let next = items[last + 1]; next && isDropped(next); next = items[last + 1]) last += 1;
    const run = { start: start.start, end: items[last]?.end ?? start.end };
    edits.push({ ...removalOf(run, items[first - 1], items[last + 1], text, comments), replacement: '' });
    first = last;
  }
  return edits;
}

function removalOf(
  run: Span,
  before: Span | undefined,
  after: Span | undefined,
  text: string,
  comments: readonly Comment[],
): Span {
  if (indentOfOwnLine(text, run.start) !== undefined && endsLine(text, run.end, true)) return wholeLines(text, run);
  const withComma = { start: run.start, end: commaBehind(text, run.end) };
  const between = after ? { start: run.end, end: after.start } : { start: before?.end ?? run.start, end: run.start };
  // Comments belong to someone, and so do brackets.
  if (comments.some((comment) => comment.start < between.end && between.start < comment.end)) return withComma;
  if (!/^\s*,\s*$/.test(text.slice(between.start, between.end))) return withComma;
  return { start: Math.min(run.start, between.start), end: Math.max(run.end, between.end) };
}

/** Behind the comma that follows, if one does. */
function commaBehind(text: string, end: number): number {
  const blank = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return text.charAt(end + blank) === ',' ? end + blank + 1 : end;
}
