/** Texts of both sides → the change for the analysis, and the files as a review shows them. Pure. */
import type { ChangedFile, SourceFile } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import { addedLines } from '../diff/lines.ts';
import { makePatch } from '../diff/make-patch.ts';
import type { ReviewFile } from '../review/plan.ts';
import { pairRenames } from './pair-renames.ts';
import { type ReadResult, toProblem, type Unread } from './read-result.ts';
import type { ReadSide } from './read-sides.ts';

export interface Assembled {
  readonly files: readonly ReviewFile[];
  readonly changed: readonly ChangedFile[];
  readonly problems: readonly Problem[];
}

export function assembleChange(sides: readonly ReadSide[]): Assembled {
  // Where a conflict removed a file, Git lists it without any side.
  const real = sides.filter(({ before, after }) => before !== undefined || after !== undefined);
  const files = joinRenames(real).map(assembleFile);
  return {
    files: files.map(({ review }) => review),
    changed: files.flatMap(({ changed }) => changed ?? []),
    problems: files.flatMap(({ problem }) => problem ?? []),
  };
}

interface MaybeRenamed extends ReadSide {
  readonly previousPath?: string;
}

function joinRenames(sides: readonly ReadSide[]): MaybeRenamed[] {
  const removed = sides.flatMap(({ path, before, after }) => (after === undefined ? named(path, before) : []));
  const added = sides.flatMap(({ path, before, after }) => (before === undefined ? named(path, after) : []));
  const paired = pairRenames(removed, added);
  const gone = new Set(paired.values());
  const earlier = new Map(sides.map(({ path, before }) => [path, before]));
  return sides
    .filter(({ path }) => !gone.has(path))
    .map((side) => {
      const previousPath = paired.get(side.path);
      return previousPath === undefined ? side : { ...side, previousPath, before: earlier.get(previousPath) };
    });
}

function named(path: string, side: ReadResult | undefined): { path: string; text: string }[] {
  return side !== undefined && 'text' in side ? [{ path, text: side.text }] : [];
}

interface AssembledFile {
  readonly review: ReviewFile;
  readonly changed?: ChangedFile;
  readonly problem?: Problem;
}

function assembleFile({ path, previousPath, before, after }: MaybeRenamed): AssembledFile {
  const earlier = source(previousPath ?? path, before);
  const later = source(path, after);
  const hunks = makePatch(earlier?.text ?? '', later?.text ?? '');
  const names = { path, ...(previousPath === undefined ? {} : { previousPath }) };
  const status = statusOf(before, after, previousPath);
  const review: ReviewFile = { ...names, status, hunks, ...(later === undefined ? {} : { after: later.text }) };
  const unread = problemOf(before, after);
  if (unread !== undefined) return { review, problem: toProblem(path, unread) };
  const sides = {
    ...(earlier === undefined ? {} : { before: earlier }),
    ...(later === undefined ? {} : { after: later }),
  };
  return { review, changed: { ...names, ...sides, addedLines: addedLines(hunks) } };
}

/**
 * A version before that Python could not load counts as absent, so that all there is now is new. One that was only
 * not read could be run; comparing with nothing would call all of it new, so the file is not judged.
 */
function problemOf(before: ReadResult | undefined, after: ReadResult | undefined): Unread | undefined {
  if (after === undefined) return undefined;
  if ('problem' in after) return after;
  if (before === undefined || 'text' in before || !(before.budget || before.missing)) return undefined;
  return { ...before, problem: `Before the change: ${before.problem}` };
}

function statusOf(before: unknown, after: unknown, previousPath: string | undefined): ReviewFile['status'] {
  if (previousPath !== undefined) return 'renamed';
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'modified';
}

function source(path: string, side: ReadResult | undefined): SourceFile | undefined {
  return side !== undefined && 'text' in side ? { path, text: side.text } : undefined;
}
