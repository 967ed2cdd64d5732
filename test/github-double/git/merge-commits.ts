/** Merges two commits of a bare repository, without a work tree. */
import { gitText } from './git.ts';

const identity = ['-c', 'user.name=github-merge', '-c', 'user.email=merge@noreply.github.com'];

/** Sha of a new merge commit that no branch points at. Throws where the commits conflict. */
export async function mergeCommits(directory: string, base: string, head: string, message: string): Promise<string> {
  const tree = await gitText(directory, ['merge-tree', '--write-tree', base, head]);
  return gitText(directory, [...identity, 'commit-tree', tree, '-p', base, '-p', head, '-m', message]);
}
