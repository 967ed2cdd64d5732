/** What a push changed: which comments are settled by now, and what the check says. */
import { commentTitle } from '../comment-title.ts';
import { withoutMarker } from '../markdown.ts';
import type { ShownComment, Snapshot } from '../snapshot.ts';
import { checkLine } from './print-check.ts';
import { printable } from './printable.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { Terminal } from './terminal.ts';

export function printProgress(before: Snapshot, after: Snapshot, terminal: Terminal): void {
  const { colors } = terminal;
  const lines = after.comments.map((comment) => {
    const title = before.comments.find(({ id }) => id === comment.id)?.body ?? comment.body;
    const mark = comment.resolved ? colors.green('✓') : colors.red('✗');
    const line = `${mark} ${printable(placeOf(comment))}  ${printable(commentTitle(title))}`;
    return comment.resolved ? `${line}  ${colors.dim(headlineOf(comment, terminal))}` : line;
  });
  terminal.print(checkLine(after.check, terminal), ...lines.map((line) => `  ${line}`), '');
}

function placeOf({ path, line }: ShownComment): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** The first line of a comment, which says what became of it; ids of commits as short as people write them. */
function headlineOf({ body }: ShownComment, { colors }: Terminal): string {
  const [headline = ''] = renderMarkdown(withoutMarker(body), { width: Number.POSITIVE_INFINITY, colors });
  return headline.replace(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1');
}
