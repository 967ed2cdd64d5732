/** The suppressions of a file, from its comments; text inside strings is none. */
import { lineOf } from '../python/lines.ts';
import type { Comment, Module } from '../python/syntax.ts';
import { readSuppressionComment, type SuppressionComment } from './suppression-comment.ts';

export interface Suppression extends SuppressionComment {
  readonly path: string;
  /** Of the comment. */
  readonly line: number;
  /** The line it speaks for; undefined where nothing follows it. */
  readonly target: number | undefined;
}

/** A comment that begins like a suppression and suppresses nothing. */
export interface MalformedSuppression {
  readonly path: string;
  readonly line: number;
  readonly fault: string;
}

/**
 * Reads the comments of `module`, parsed from `text`, in order. A comment behind code speaks for its line, one on a line
 * of its own for the next line that is not a comment on its own as well.
 */
export function readSuppressions(
  module: Module,
  text: string,
  path: string,
): readonly (Suppression | MalformedSuppression)[] {
  const found: (Suppression | MalformedSuppression)[] = [];
  let ownLines: ReadonlySet<number> | undefined;
  for (const comment of module.comments) {
    const read = readSuppressionComment(comment.text);
    if (!read) continue;
    const line = lineOf(module, comment.start);
    if ('fault' in read) {
      found.push({ path, line, ...read });
      continue;
    }
    ownLines ??= linesOfOwn(module, text);
    found.push({ path, line, target: targetOf(line, ownLines, module.lineStarts.length), ...read });
  }
  return found;
}

function targetOf(line: number, ownLines: ReadonlySet<number>, lines: number): number | undefined {
  let target = line;
  while (ownLines.has(target)) target += 1;
  return target <= lines ? target : undefined;
}

/** Lines that hold a comment and nothing else. */
function linesOfOwn(module: Module, text: string): ReadonlySet<number> {
  const isOwn = ({ start }: Comment, line: number) => text.slice(module.lineStarts[line - 1] ?? 0, start).trim() === '';
  const lines = module.comments.map((comment) => [comment, lineOf(module, comment.start)] as const);
  return new Set(lines.filter(([comment, line]) => isOwn(comment, line)).map(([, line]) => line));
}
