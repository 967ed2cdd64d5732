/** A change of one file as `git diff` shows it. */
import { makePatch } from '../diff/make-patch.ts';

const SIGNS = { context: ' ', added: '+', removed: '-' } as const;

/** `show`: the text of a line of the file before, by its number, where it must not be shown as it is. */
export function unifiedDiff(
  path: string,
  before: string,
  after: string,
  show: (line: number, text: string) => string = (_, text) => text,
): string {
  const hunks = makePatch(before, after).map(({ oldStart, oldLines, newStart, newLines, lines }) => {
    const head = `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`;
    const body = lines.map(
      (line) => `${SIGNS[line.kind]}${line.old === undefined ? line.text : show(line.old, line.text)}`,
    );
    return [head, ...body].join('\n');
  });
  return [`--- a/${path}`, `+++ b/${path}`, ...hunks].join('\n');
}
