/** A review as a person reads it: each comment under the lines it is about. */
import { placeOf } from '../comment-words.ts';
import { codeOf, commentedLines, linesBetween } from '../lines-of.ts';
import { withoutMarker } from '../markdown.ts';
import type { ShownComment, Snapshot } from '../snapshot.ts';
import { printable } from './printable.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { Colors, Terminal } from './terminal.ts';

/** Lines of the diff above the commented ones, as GitHub shows them in a conversation. */
const CONTEXT = 3;

export function printReview({ comments, files }: Snapshot, terminal: Terminal): void {
  for (const comment of comments) terminal.print('', ...renderComment(comment, files, terminal));
}

function renderComment(comment: ShownComment, files: Snapshot['files'], { width, colors }: Terminal): string[] {
  const replaced = commentedLines(comment, files).map(codeOf);
  const body = renderMarkdown(withoutMarker(comment.body), { width: width - 4, colors, replaced });
  return [
    colors.bold(colors.underline(printable(placeOf(comment)))),
    ...renderLines(comment, files, colors),
    ...body.map((line) => `  ${colors.dim('│')} ${line}`.trimEnd()),
  ];
}

function renderLines({ path, line, startLine = line }: ShownComment, files: Snapshot['files'], colors: Colors) {
  if (line === undefined || startLine === undefined) return [];
  return linesBetween(files, path, Math.max(1, startLine - CONTEXT), line).map(({ kind, right, raw }) => {
    const text = `${String(right).padStart(5)} ${printable(raw)}`.trimEnd();
    return kind === 'added' ? colors.green(text) : colors.dim(text);
  });
}
