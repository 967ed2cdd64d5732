/** A change read from a local checkout: between two commits, or between a commit and what is not committed yet. */
import type { Change, SourceFile } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import type { ReviewFile } from '../review/plan.ts';
import { assembleChange } from './assemble-change.ts';
import { readGitConfig } from './git-config.ts';
import { listCommitSides, listLocalSides } from './list-sides.ts';
import { missingBlobs } from './missing-blobs.ts';
import type { ReadResult } from './read-result.ts';
import { type ReadSide, type ReadSides, readSides } from './read-sides.ts';
import { findMergeBase, findRoot, resolveCommit } from './resolve.ts';
import { writeStagedTree } from './staged-tree.ts';

export interface ChangeRequest {
  /** Any folder of the checkout. */
  readonly repo: string;
  readonly base: string;
  /** Default: the working tree, untracked files included. */
  readonly head?: string | undefined;
  /** Instead of the working tree what is staged, which is what a hook before a commit has to judge. */
  readonly staged?: boolean | undefined;
}

export interface GitChange {
  readonly change: Change;
  /** Changed Python files, also those that could not be read. */
  readonly files: readonly ReviewFile[];
  readonly problems: readonly Problem[];
  /** The checkout's root, to which all paths are relative. */
  readonly root: string;
  readonly baseSha: string;
  readonly mergeBase: string;
  /** A commit, or the tree of what is staged; undefined for the working tree. */
  readonly headSha: string | undefined;
}

/** @throws GitError where the repository or a ref is not what it should be; never for the content of a file */
export async function readGitChange({ repo, base, head, staged }: ChangeRequest): Promise<GitChange> {
  const root = await findRoot(repo);
  const [baseSha, tip] = await Promise.all([
    resolveCommit(root, base, '--base'),
    resolveCommit(root, head ?? 'HEAD', head === undefined ? 'the checkout' : '--head'),
  ]);
  const commit = head === undefined ? undefined : tip;
  const [headSha, mergeBase, config] = await Promise.all([
    staged === true ? writeStagedTree(root) : commit,
    findMergeBase(root, baseSha, tip),
    readGitConfig(root),
  ]);
  const [sides, missing] = await Promise.all([
    headSha === undefined ? listLocalSides(root, mergeBase, config.filters) : listCommitSides(root, mergeBase, headSha),
    config.isPartial ? missingBlobs(root, [mergeBase, tip]) : new Set<string>(),
  ]);
  const { changed, context } = await readSides(root, sides, missing);
  const { files, changed: changedFiles, problems } = assembleChange(changed.filter((side) => !isSame(side)));
  const around = [...context, ...changed.filter(isSame).map(({ path, after }) => ({ path, read: after }))];
  return {
    change: { files: changedFiles, context: around.flatMap(toSource) },
    files,
    problems: [...problems, ...missingContext(context)],
    root,
    baseSha,
    mergeBase,
    headSha,
  };
}

/** Unchanged files that cannot be decoded say nothing to Python either; those that are not here would. */
function missingContext(context: ReadSides['context']): Problem[] {
  const missing = context.filter(({ read }) => 'problem' in read && read.missing);
  const [first] = missing;
  if (first === undefined) return [];
  const others =
    missing.length === 1 ? 'This unchanged file is' : `This and ${missing.length - 1} more unchanged files are`;
  return [{ path: first.path, message: `${others} not in this partial clone and could not inform the analysis.` }];
}

/** Git lists a file as changed in the working tree as soon as it was written again. */
function isSame({ before, after }: ReadSide): boolean {
  return (
    before !== undefined && after !== undefined && 'text' in before && 'text' in after && before.text === after.text
  );
}

function toSource({ path, read }: { path: string; read: ReadResult | undefined }): SourceFile[] {
  return read !== undefined && 'text' in read ? [{ path, text: read.text }] : [];
}
