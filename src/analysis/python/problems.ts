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
    if (type !== ERROR && nameOf(cursor, type) === 'comment') comments.push(commentAt(text, cursor.startIndex));
    else if (type === ERROR || cursor.nodeIsMissing) addProblem(errors, problemHere(cursor, type));
  } while (step(cursor));
  return { comments, errors };
}

/** A problem inside one that is already told says nothing new. */
function addProblem(errors: SyntaxProblem[], problem: SyntaxProblem): void {
  if (problem.end > (errors.at(-1)?.end ?? -1)) errors.push(problem);
}

function problemHere(cursor: Parser.TreeCursor, type: number): SyntaxProblem {
  const { startIndex: start, endIndex: end } = cursor;
  if (type === ERROR) return { start, end, message: 'This could not be read as Python.' };
  const missing = cursor.nodeIsNamed ? cursor.nodeType.replace(/_/g, ' ') : `'${cursor.nodeType}'`;
  return { start, end, message: `Missing here: ${missing}.` };
}

/** Moves to the next node in the order of the text, parents before children. */
function step(cursor: Parser.TreeCursor): boolean {
  if (cursor.gotoFirstChild()) return true;
  while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return false;
  return true;
}
