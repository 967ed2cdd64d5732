/** How lists name a comment of the app. */
import type { ShownComment } from './snapshot.ts';

/** The bold words that a comment begins with: its rule's title, or what became of its finding. Ids of commits are short. */
export function titleOf({ body }: ShownComment): string {
  const title = /^\*\*(.+?)\*\*/.exec(body)?.[1] ?? 'Comment';
  return title.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1').replace(/\.$/, '');
}

/** `path:line`, or the path alone for a comment on a whole file. */
export function placeOf({ path, line }: ShownComment): string {
  return line === undefined ? path : `${path}:${line}`;
}
