/** One changed file from what was read of it: for the analysis, for the review, or the reason why not. Pure. */
import type { ChangedFile, SourceFile } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import type { Hunk } from '../diff/hunk.ts';
import { addedLines } from '../diff/lines.ts';
import { makePatch } from '../diff/make-patch.ts';
import { parsePatch } from '../diff/parse-patch.ts';
import type { ReviewFile } from '../review/plan.ts';
import type { PythonFile } from './python-files.ts';
import type { BlobText } from './text-cache.ts';

export interface FileTexts {
  /** Undefined where the file does not exist on that side. */
  readonly before: BlobText | undefined;
  readonly after: BlobText | undefined;
  /** The file is a symbolic link at head. */
  readonly link: boolean;
}

export interface AssembledFile {
  readonly review: ReviewFile;
  /** Absent where `problem` says why the file cannot be judged. */
  readonly changed?: ChangedFile;
  readonly problem?: Problem;
}

/**
 * A base version that cannot be decoded counts as absent: Python could not load it either, so what it holds now is
 * new. One that is over the size limit could be run, so then the file is not judged at all.
 */
export function assembleFile(file: PythonFile, texts: FileTexts): AssembledFile {
  const problem = problemOf(file, texts);
  const before = sourceOf(file.beforePath, texts.before);
  const after = sourceOf(file.afterPath, texts.after);
  const hunks = hunksOf(file, before, after);
  const review: ReviewFile = {
    path: file.path,
    ...(file.status === 'renamed' && file.beforePath !== undefined ? { previousPath: file.beforePath } : {}),
    status: file.status,
    hunks,
    ...(after === undefined ? {} : { after: after.text }),
  };
  if (problem !== undefined) return { review, problem: { path: file.path, ...problem } };
  return { review, changed: changedFile(file, before, after, hunks) };
}

function problemOf(file: PythonFile, { before, after, link }: FileTexts): Omit<Problem, 'path'> | undefined {
  if (link) return { message: 'The file is a symbolic link and was not read.' };
  if (before !== undefined && 'problem' in before && before.budget) {
    return { message: `Before the change: ${before.problem}`, budget: true };
  }
  if (file.afterPath === undefined) return undefined;
  if (after === undefined) return { message: 'The file was not found at the head commit.' };
  if (!('problem' in after)) return undefined;
  return { message: after.problem, ...(after.budget ? { budget: true } : {}) };
}

function sourceOf(path: string | undefined, read: BlobText | undefined): SourceFile | undefined {
  return path !== undefined && read !== undefined && 'text' in read ? { path, text: read.text } : undefined;
}

function hunksOf(file: PythonFile, before: SourceFile | undefined, after: SourceFile | undefined): readonly Hunk[] {
  if (file.patch !== undefined) return parsePatch(file.patch);
  return makePatch(before?.text ?? '', after?.text ?? '');
}

function changedFile(
  file: PythonFile,
  before: SourceFile | undefined,
  after: SourceFile | undefined,
  hunks: readonly Hunk[],
): ChangedFile {
  return {
    path: file.path,
    ...(file.status === 'renamed' && file.beforePath !== undefined ? { previousPath: file.beforePath } : {}),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    addedLines: addedLines(hunks),
  };
}
