/** What is staged, as the tree that `git commit` is about to write. */
import { resolve, sep } from 'node:path';
import { GitError } from './git-error.ts';
import { runGit } from './run-git.ts';

/**
 * The id of the tree. It is written to the checkout's objects, where the commit finds it again.
 *
 * @throws GitError where the index cannot become a tree, as in the middle of a conflict
 */
export async function writeStagedTree(root: string): Promise<string> {
  const folder = text(await runGit(root, ['rev-parse', '--absolute-git-dir']));
  try {
    return text(await runGit(root, ['write-tree'], indexIn(folder)));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new GitError(`--staged: the index of ${root} cannot be read as a commit (${error.message}).`, error.status);
  }
}

/** `git commit -a` and `git commit FILE` run their hooks on an index of their own. One of another repository is none. */
function indexIn(folder: string): Readonly<Record<string, string>> {
  const index = process.env.GIT_INDEX_FILE;
  if (!index) return {};
  const path = resolve(index);
  return path.startsWith(folder + sep) ? { GIT_INDEX_FILE: path } : {};
}

function text(output: Buffer): string {
  return output.toString('utf8').replace(/\r?\n$/, '');
}
