import type Parser from 'tree-sitter';
import { commentAt } from './comments.ts';
import { ERROR, nameOf } from './conversion/reader.ts';
import type { Comment, SyntaxProblem } from './syntax.ts';

/**
 * Goes through the whole tree under `cursor` for what the parser could not make sense of, and for comments. Slower than
 * `findComments`, but right for files with regions that were not read.
 */
export function inspectTree(text: string, cursor: Parser.TreeCursor): { comments: Comment[]; errors: SyntaxProblem[] } {
  const comments: Comment[] = [];
  const errors: SyntaxProblem[] = [];
  do {
    const type = cursor.nodeTypeId;
    if (type === ERROR) {
      errors.push({ start: cursor.startIndex, end: cursor.endIndex, message: 'This could not be read as Python.' });
    } else if (cursor.nodeIsMissing) {
      errors.push({ start: cursor.startIndex, end: cursor.endIndex, message: missing(cursor) });
    } else if (nameOf(cursor, type) === 'comment') {
      comments.push(commentAt(text, cursor.startIndex));
    }
  } while (step(cursor));
  return { comments, errors };
}

/** Moves to the next node in the order of the text, parents before children. */
function step(cursor: Parser.TreeCursor): boolean {
  if (cursor.gotoFirstChild()) return true;
  while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return false;
  return true;
}

function missing(cursor: Parser.TreeCursor): string {
  return `Here Python expects ${cursor.nodeIsNamed ? cursor.nodeType.replace(/_/g, ' ') : `'${cursor.nodeType}'`}.`;
}
