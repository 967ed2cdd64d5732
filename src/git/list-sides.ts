/** What must be read to judge a change: both sides of each changed file, and the unchanged files around. */
import {
  isFile,
  listChanges,
  listCommit,
  listIndex,
  listLocalChanges,
  listUntracked,
  type RawChange,
  type TreeEntry,
} from './list-files.ts';

export interface Sides {
  readonly changed: readonly RawChange[];
  /** Unchanged Python files at head. */
  readonly context: readonly TreeEntry[];
}

/** Of an untracked file all that counts is that it is one; what it is shows when it is read. */
const REGULAR_FILE = '100644';

/** Between two commits. */
export async function listCommitSides(root: string, before: string, head: string): Promise<Sides> {
  const [changed, all] = await Promise.all([listChanges(root, before, head), listCommit(root, head)]);
  return toSides(changed, all);
}

/** Between a commit and the working tree, where Git must not run `filters`. */
export async function listLocalSides(root: string, before: string, filters: readonly string[]): Promise<Sides> {
  const [tracked, untracked, all] = await Promise.all([
    listLocalChanges(root, before, filters),
    listUntracked(root),
    listIndex(root),
  ]);
  return toSides(withUntracked(tracked, untracked), all);
}

function toSides(changed: readonly RawChange[], all: readonly TreeEntry[]): Sides {
  const touched = new Set(changed.map(({ path }) => path));
  // Nothing to judge needs nothing to understand it by.
  const context = changed.length === 0 ? [] : all.filter((entry) => isFile(entry) && !touched.has(entry.path));
  return { changed, context };
}

/** A file that was taken out of the index but left on disk is both removed and untracked. */
function withUntracked(tracked: readonly RawChange[], untracked: readonly string[]): RawChange[] {
  const changes = new Map(tracked.map((change) => [change.path, change]));
  for (const path of untracked) {
    const before = changes.get(path)?.before;
    changes.set(path, { path, before, after: { mode: REGULAR_FILE, oid: undefined } });
  }
  return [...changes.values()];
}
