/** Lines of a file as its diff shows them. */
import type { PatchLine } from '../test/github-double/git/hunks.ts';
import type { ShownComment, ShownFile } from './snapshot.ts';

/** The lines that a comment stands on, oldest first; none for a comment on a whole file. */
export function commentedLines(comment: ShownComment, files: readonly ShownFile[]): readonly PatchLine[] {
  const { line, startLine = line } = comment;
  if (line === undefined || startLine === undefined) return [];
  return linesBetween(files, comment.path, startLine, line);
}

/** The lines at head from `start` to `end`, both included, as far as the diff holds them. */
export function linesBetween(
  files: readonly ShownFile[],
  path: string,
  start: number,
  end: number,
): readonly PatchLine[] {
  const hunks = files.find((file) => file.path === path)?.hunks ?? [];
  return hunks
    .flatMap(({ lines }) => lines)
    .filter(({ right }) => right !== undefined && right >= start && right <= end);
}

/** The code of a line, without the sign in front. */
export function codeOf({ raw }: PatchLine): string {
  return raw.slice(1);
}
