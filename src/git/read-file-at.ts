/** One file as a commit holds it. */
import { GitError } from './git-error.ts';
import { readBlobs } from './read-blobs.ts';
import { runGit, splitNul } from './run-git.ts';

/** Configuration and the like; larger files are refused by their readers anyway. */
const MAX_BYTES = 1_000_000;

/**
 * The file's text (UTF-8), or undefined where the commit has no such file.
 *
 * @throws GitError where it is too large
 */
export async function readFileAt(root: string, commit: string, path: string): Promise<string | undefined> {
  const [entry = ''] = splitNul(await runGit(root, ['ls-tree', '-z', '--full-tree', commit, '--', path]));
  const oid = /^100\d+ blob (\w+)\t/.exec(entry)?.[1];
  if (oid === undefined) return undefined;
  const blob = (await readBlobs(root, [oid], MAX_BYTES)).get(oid);
  if (blob !== undefined && blob !== 'missing' && 'bytes' in blob) return blob.bytes.toString('utf8');
  throw new GitError(`${path} at ${commit.slice(0, 12)} could not be read; it is too large or not in this clone.`);
}
