/** Two trees → the files that differ: exact, whatever GitHub leaves out of its lists. Pure. */
import type { ListedFile } from './list-files.ts';
import type { TreeFile } from './read-tree.ts';

/** Files by path. One that vanished and stands unchanged elsewhere counts as renamed; there are no patches. */
export function diffTrees(before: readonly TreeFile[], after: readonly TreeFile[]): readonly ListedFile[] {
  const old = new Map(before.map((file) => [file.path, file]));
  const now = new Map(after.map((file) => [file.path, file]));
  const gone = new Map(before.filter(({ path }) => !now.has(path)).map((file) => [file.oid, file]));
  const renamed = new Set<string>();
  const present = after.flatMap((file): ListedFile[] => {
    const { path, oid } = file;
    const former = old.get(path);
    if (former !== undefined) return former.oid === oid ? [] : [{ path, oid, status: 'modified' }];
    const source = gone.get(oid);
    if (source === undefined || renamed.has(source.path)) return [{ path, oid, status: 'added' }];
    renamed.add(source.path);
    return [{ path, oid, status: 'renamed', previousPath: source.path }];
  });
  const removed = before
    .filter(({ path }) => !now.has(path) && !renamed.has(path))
    .map(({ path, oid }): ListedFile => ({ path, oid, status: 'removed' }));
  return [...present, ...removed].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}
