import type { Comment } from './syntax.ts';

/**
 * Finds the comments of a file whose string literals all lie in `strings` (start, end, start, end… in order): every
 * `#` outside of them starts one. A comment inside an f-string's braces is not found.
 */
export function findComments(text: string, strings: readonly number[]): Comment[] {
  const comments: Comment[] = [];
  let next = 0;
  let closed = 0;
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at)) {
    for (; (strings[next] ?? Number.POSITIVE_INFINITY) <= at; next += 2)
      closed = Math.max(closed, strings[next + 1] ?? 0);
    if (at < closed) {
      at = closed;
      continue;
    }
    const comment = commentAt(text, at);
    comments.push(comment);
    at = comment.end;
  }
  return comments;
}

/** The comment whose `#` is at `start`; it reaches to the end of its line. */
export function commentAt(text: string, start: number): Comment {
  const feed = text.indexOf('\n', start);
  const line = feed === -1 ? text.length : feed;
  const end = text.charAt(line - 1) === '\r' ? line - 1 : line;
  return { start, end, text: text.slice(start, end) };
}
