/** Every file of a commit with its blob, so that what is cached need not be read again. */
import type { Access } from './access.ts';

export interface TreeFile {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
  /** A link's blob holds a path, not code. */
  readonly link: boolean;
}

export interface Tree {
  readonly files: readonly TreeFile[];
  /** False where the repository is too large to be listed within the budget. */
  readonly complete: boolean;
}

/** GitHub cuts a recursive listing at 100,000 entries or 7 MB; then folders are listed one by one, this many. */
const MOST_FOLDERS = 40;

/**
 * Lists the files of a commit, submodules left out. One request, unless the repository is very large: then `near`
 * (paths of changed files) says which folders come first.
 */
export async function readTree(access: Access, commit: string, near: readonly string[]): Promise<Tree> {
  const whole = await listTree(access, commit, 'recursive');
  if (!whole.truncated) return { files: toFiles(whole.entries, ''), complete: true };

  const root = await listTree(access, commit, 'flat');
  const folders = nearestFirst(
    root.entries.filter((entry) => entry.type === 'tree'),
    near,
  );
  const files = [...toFiles(root.entries, '')];
  let complete = folders.length <= MOST_FOLDERS && !root.truncated;
  for (const folder of folders.slice(0, MOST_FOLDERS)) {
    const part = await listTree(access, folder.sha, 'recursive');
    files.push(...toFiles(part.entries, `${folder.path}/`));
    complete &&= !part.truncated;
  }
  return { files, complete };
}

interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
}

async function listTree(
  { octokit, repository, signal }: Access,
  sha: string,
  depth: 'recursive' | 'flat',
): Promise<{ entries: readonly TreeEntry[]; truncated: boolean }> {
  const { data } = await octokit.rest.git.getTree({
    ...repository,
    tree_sha: sha,
    ...(depth === 'recursive' ? { recursive: '1' } : {}),
    request: { signal },
  });
  return { entries: data.tree, truncated: data.truncated };
}

function toFiles(entries: readonly TreeEntry[], prefix: string): readonly TreeFile[] {
  return entries
    .filter((entry) => entry.type === 'blob')
    .map(({ path, sha, size, mode }) => ({
      path: prefix + path,
      oid: sha,
      size: size ?? 0,
      link: mode === SYMBOLIC_LINK,
    }));
}

const SYMBOLIC_LINK = '120000';

function nearestFirst(folders: readonly TreeEntry[], near: readonly string[]): readonly TreeEntry[] {
  const changed = new Set(near.map((path) => path.split('/')[0]));
  return [...folders].sort((a, b) => Number(changed.has(b.path)) - Number(changed.has(a.path)));
}
