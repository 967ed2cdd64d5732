/** A change, had some of its files another text at head. */
import type { Change } from '../analysis/analyze.ts';
import { addedLines } from '../diff/lines.ts';
import { makePatch } from '../diff/make-patch.ts';

/** `texts` by path at head; files that are not part of the change stay as they are. */
export function changeText(change: Change, texts: ReadonlyMap<string, string>): Change {
  return {
    ...change,
    files: change.files.map((file) => {
      const text = texts.get(file.path);
      if (text === undefined || !file.after || file.after.text === text) return file;
      const added = addedLines(makePatch(file.before?.text ?? '', text));
      return { ...file, after: { path: file.path, text }, addedLines: added };
    }),
  };
}
