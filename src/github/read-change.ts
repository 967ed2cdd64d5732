/** Reads what a pull request changes: the files before and after, and the code around them. */
import type { Change } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import type { ReviewFile } from '../review/plan.ts';
import type { Access } from './access.ts';
import { type AssembledFile, assembleFile } from './assemble-file.ts';
import { type Context, type ContextLimits, chooseContext } from './choose-context.ts';
import type { PythonFile } from './python-files.ts';
import { type BlobAddress, type BlobReader, readBlobs } from './read-blobs.ts';
import { readMergeBase } from './read-merge-base.ts';
import { readTree, type Tree, type TreeFile } from './read-tree.ts';
import type { TextCache } from './text-cache.ts';

export interface ReadChange {
  readonly change: Change;
  /** Every changed Python file, also those that could not be read. */
  readonly files: readonly ReviewFile[];
  /** Changed files that could not be read, and why. */
  readonly problems: readonly Problem[];
  /** What was left out of the context, one sentence each. */
  readonly notes: readonly string[];
}

export interface ChangeToRead {
  readonly files: readonly PythonFile[];
  readonly headSha: string;
  /** The base branch's tip. */
  readonly baseSha: string;
  readonly isIgnored: (path: string) => boolean;
  readonly limits?: ContextLimits;
}

/**
 * Reads the change of the given files between the merge base and head. Where everything is cached this takes two
 * requests (comparison, tree) and one for each fifty blobs that are new. Files that cannot be read become problems.
 */
export async function readChange(access: Access, cache: TextCache, wanted: ChangeToRead): Promise<ReadChange> {
  const { files } = wanted;
  const paths = files.map((file) => file.path);
  const [mergeBase, tree] = await Promise.all([
    readMergeBase(access, wanted.baseSha, wanted.headSha),
    readTree(access, wanted.headSha, paths),
  ]);
  const context = chooseContext(tree.files, new Set(paths), wanted.isIgnored, wanted.limits);
  const sides = files.map((file) => sidesOf(file, mergeBase, tree));
  const read = await readBlobs(access, cache, [
    ...sides.flatMap(({ after }) => after ?? []),
    ...sides.flatMap(({ before }) => before ?? []),
    ...context.files,
  ]);
  return toReadChange(
    sides.map((side) => assembleSides(side, read)),
    context,
    read,
    tree.complete,
  );
}

/** A changed file and where its two versions are to be read. */
interface Sides {
  readonly file: PythonFile;
  readonly before: BlobAddress | undefined;
  readonly after: TreeFile | BlobAddress | undefined;
}

function sidesOf(file: PythonFile, mergeBase: string, tree: Tree): Sides {
  const before = file.beforePath === undefined ? undefined : { commit: mergeBase, path: file.beforePath };
  return { file, before, after: file.afterPath === undefined ? undefined : headBlob(file, tree) };
}

/** The tree knows size and mode; a file beyond the part of a huge tree that was listed still has its blob's id. */
function headBlob(file: PythonFile, tree: Tree): TreeFile | BlobAddress | undefined {
  const listed = tree.files.find(({ path }) => path === file.afterPath);
  if (listed !== undefined || tree.complete || file.oid === null) return listed;
  return { oid: file.oid };
}

function assembleSides({ file, before, after }: Sides, read: BlobReader): AssembledFile {
  const link = after !== undefined && 'link' in after && after.link;
  return assembleFile(file, { before: before && read(before), after: after && read(after), link });
}

function toReadChange(
  assembled: readonly AssembledFile[],
  context: Context,
  read: BlobReader,
  treeComplete: boolean,
): ReadChange {
  return {
    change: {
      files: assembled.flatMap(({ changed }) => changed ?? []),
      context: context.files.flatMap((file) => {
        const content = read(file);
        return content !== undefined && 'text' in content ? { path: file.path, text: content.text } : [];
      }),
    },
    files: assembled.map(({ review }) => review),
    problems: assembled.flatMap(({ problem }) => problem ?? []),
    notes: notesOn(context, treeComplete),
  };
}

function notesOn(context: Context, treeComplete: boolean): readonly string[] {
  const notes: string[] = [];
  if (!treeComplete)
    notes.push('The repository is too large to be listed whole; some of its folders were not searched.');
  if (context.left > 0) {
    notes.push(
      `${context.left} unchanged Python files, farthest from the change, were left out for their number or size.`,
    );
  }
  return notes;
}
