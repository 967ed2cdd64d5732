/** What a partial clone left behind. */
import { runGit, splitLines } from './run-git.ts';

/**
 * Object ids of the commits' trees that are not in this clone. Asking for such an object would make Git fetch it, one
 * by one, or end.
 */
export async function missingBlobs(root: string, commits: readonly string[]): Promise<ReadonlySet<string>> {
  const listing = await runGit(root, ['rev-list', '--objects', '--no-walk', '--missing=print', ...commits]);
  return new Set(splitLines(listing).flatMap((line) => (line.startsWith('?') ? line.slice(1) : [])));
}
