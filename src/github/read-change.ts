/** Reads what a pull request changes: the files before and after, and the code around them. */
import type { Change } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import type { ReviewFile } from '../review/plan.ts';
import type { Access } from './access.ts';
import { type AssembledFile, assembleFile } from './assemble-file.ts';
import { type Context, type ContextLimits, chooseContext } from './choose-context.ts';
import { diffTrees } from './diff-trees.ts';
import type { ListedFile, ListedFiles } from './list-files.ts';
import { type PythonFile, toPythonFiles } from './python-files.ts';
import { type BlobAddress, type BlobReader, readBlobs } from './read-blobs.ts';
import { type MergeBase, readMergeBase } from './read-merge-base.ts';
import { readTree, type Tree, type TreeFile } from './read-tree.ts';
import type { TextCache } from './text-cache.ts';

export interface ReadChange {
  readonly change: Change;
  /** Every changed Python file, also those that could not be read. */
  readonly files: readonly ReviewFile[];
  /** Changed files that could not be read, and why. */
  readonly problems: readonly Problem[];
  /** What was left out, and how the change was read where that is not the usual way. */
  readonly notes: readonly ReadNote[];
}

export interface ReadNote {
  /** A sentence without markup. */
  readonly message: string;
  /** True where changed files may have been left out. */
  readonly budget?: boolean;
}

/** Whether the change certainly holds no Python. */
export function holdsNoPython({ files, notes }: ReadChange): boolean {
  return files.length === 0 && notes.every(({ budget }) => budget !== true);
}

export interface ChangeToRead {
  /** As GitHub lists them. Where it has no list, or a cut one, the trees have to tell. */
  readonly listed: ListedFiles;
  readonly headSha: string;
  /** The base branch's tip; for a merge group the commit below it, which is the merge base already. */
  readonly baseSha: string;
  readonly isMergeBase?: boolean;
  readonly isIgnored: (path: string) => boolean;
  readonly limits?: ContextLimits;
}

/**
 * Reads the change between the merge base and head. Where everything is cached this takes two requests (comparison and
 * tree, or two trees) and one for each fifty blobs that are new. Files that cannot be read become problems.
 */
export async function readChange(access: Access, cache: TextCache, wanted: ChangeToRead): Promise<ReadChange> {
  const { listed } = wanted;
  const near = listed.files.map((file) => file.path);
  const [mergeBase, tree] = await Promise.all([
    wanted.isMergeBase ? { sha: wanted.baseSha, related: true } : readMergeBase(access, wanted.baseSha, wanted.headSha),
    readTree(access, wanted.headSha, near),
  ]);
  const before = listed.complete ? undefined : await readTree(access, mergeBase.sha, near);
  const files = toPythonFiles(
    before === undefined ? listed.files : withPatches(diffTrees(before.files, tree.files), listed),
  );
  const context = chooseContext(tree.files, new Set(files.map(({ path }) => path)), wanted.isIgnored, wanted.limits);
  const atHead = new Map(tree.files.map((file) => [file.path, file]));
  const sides = files.map((file) => sidesOf(file, mergeBase.sha, (path) => atHead.get(path), tree.complete));
  const read = await readBlobs(access, cache, [
    ...sides.flatMap(({ after }) => after ?? []),
    ...sides.flatMap(({ before }) => before ?? []),
    ...context.files,
  ]);
  const assembled = sides.map((side) => assembleSides(side, read));
  return toReadChange(assembled, context, read, notesOn(context, tree, before, mergeBase));
}

/** A changed file and where its two versions are to be read. */
interface Sides {
  readonly file: PythonFile;
  readonly before: BlobAddress | undefined;
  readonly after: TreeFile | BlobAddress | undefined;
}

function sidesOf(
  file: PythonFile,
  mergeBase: string,
  atHead: (path: string) => TreeFile | undefined,
  complete: boolean,
): Sides {
  const { beforePath, afterPath, oid } = file;
  const before = beforePath === undefined ? undefined : { commit: mergeBase, path: beforePath };
  const listed = afterPath === undefined ? undefined : atHead(afterPath);
  // The tree knows size and mode; a file beyond the part of a huge tree that was listed still has its blob's id.
  const isBeyond = afterPath !== undefined && listed === undefined && !complete && oid !== null;
  return { file, before, after: isBeyond ? { oid } : listed };
}

/** GitHub takes comments on the lines of its own patches, where it made some. */
function withPatches(files: readonly ListedFile[], listed: ListedFiles): readonly ListedFile[] {
  const patches = new Map(listed.files.map((file) => [`${file.path} ${file.oid}`, file.patch]));
  return files.map((file) => {
    const patch = patches.get(`${file.path} ${file.oid}`);
    return patch === undefined ? file : { ...file, patch };
  });
}

function assembleSides({ file, before, after }: Sides, read: BlobReader): AssembledFile {
  const link = after !== undefined && 'link' in after && after.link;
  return assembleFile(file, { before: before && read(before), after: after && read(after), link });
}

function toReadChange(
  assembled: readonly AssembledFile[],
  context: Context,
  read: BlobReader,
  notes: readonly ReadNote[],
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
    notes,
  };
}

function notesOn(context: Context, tree: Tree, before: Tree | undefined, { related }: MergeBase): readonly ReadNote[] {
  const notes: ReadNote[] = [];
  if (!related) {
    notes.push({ message: 'The branches have no commit in common: the change is compared with the tip of the base.' });
  }
  if (!tree.complete || before?.complete === false) {
    const message = 'The repository is too large to be listed whole; some of its folders were not searched.';
    notes.push(before === undefined ? { message } : { message, budget: true });
  }
  if (context.left > 0) {
    notes.push({
      message: `${context.left} unchanged Python files, farthest from the change, were left out for their number or size.`,
    });
  }
  return notes;
}
