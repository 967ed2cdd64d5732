/** Lines of a text, for edits that keep its look. */
import type { Span } from '../python/syntax.ts';

/** The indentation of the line, where nothing else stands before `offset`; undefined otherwise. */
export function indentOfOwnLine(text: string, offset: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** The whole lines that `span` touches, the last line's end included. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const feed = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: feed === -1 ? text.length : feed + 1 };
}

/** Whether nothing but a comment, and where `comma` is given a comma, stands behind `offset` on its line. */
export function endsLine(text: string, offset: number, comma = false): boolean {
  const feed = text.indexOf('\n', offset);
  const rest = text.slice(offset, feed === -1 ? text.length : feed).trim();
  return /^(#|$)/.test(comma ? rest.replace(/^,/, '').trim() : rest);
}

export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
