/** What a push changed: which comments are settled by now, and what the check says. */
import { placeOf, titleOf } from '../comment-words.ts';
import type { ShownComment, Snapshot } from '../snapshot.ts';
import { checkLine } from './print-check.ts';
import { printable } from './printable.ts';
import type { Terminal } from './terminal.ts';

/** Tells of the comments that were open before the push. */
export function printProgress(before: Snapshot, after: Snapshot, terminal: Terminal): void {
  const open = before.comments.filter(({ resolved }) => !resolved);
  const lines = open.map((comment) => {
    const now = after.comments.find(({ id }) => id === comment.id) ?? comment;
    return `  ${renderLine(comment, now, terminal)}`;
  });
  terminal.print(checkLine(after.check, terminal), ...lines, '');
}

function renderLine(posted: ShownComment, now: ShownComment, { colors }: Terminal): string {
  const name = printable(`${placeOf(posted)}  ${titleOf(posted)}`);
  if (!now.resolved) return `${colors.red('✗')} ${name}`;
  return `${colors.green('✓')} ${name}  ${colors.dim(printable(titleOf(now)))}`;
}
