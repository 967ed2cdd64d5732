/** From what the user typed to a checkout's root and to commits. */
import { GitError } from './git-error.ts';
import { runGit } from './run-git.ts';

/**
 * The root of the checkout that `folder` is in; of a bare repository, the repository itself.
 *
 * @throws GitError that names the folder
 */
export async function findRoot(folder: string): Promise<string> {
  const top = await attempt(() => runGit(folder, ['rev-parse', '--show-toplevel']));
  if (!(top instanceof GitError)) return line(top);
  const bare = await attempt(() => runGit(folder, ['rev-parse', '--is-bare-repository', '--absolute-git-dir']));
  if (bare instanceof GitError) throw new GitError(`${folder} is not a Git checkout (${top.message}).`, top.status);
  const [isBare, directory] = bare.toString('utf8').split('\n');
  if (isBare !== 'true' || directory === undefined) throw new GitError(`${folder} is not a Git checkout.`);
  return directory;
}

/**
 * The commit that `ref` names.
 *
 * @param role how the user calls it, such as `--base`
 * @throws GitError that names role and ref
 */
export async function resolveCommit(root: string, ref: string, role: string): Promise<string> {
  // Git allows no ref that begins with a dash; handing one over would make it an option.
  if (ref === '' || ref.startsWith('-') || /\p{Cc}/u.test(ref))
    throw new GitError(`${role}: "${ref}" cannot name a commit.`);
  const found = await attempt(() => runGit(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
  if (found instanceof GitError) {
    throw new GitError(`${role}: there is no commit "${ref}" in ${root}; fetch it or correct the name.`, found.status);
  }
  return line(found);
}

/**
 * The newest commit that both have in their history, as GitHub's comparison uses it.
 *
 * @throws GitError where there is none, which is usual in a shallow clone
 */
export async function findMergeBase(root: string, base: string, head: string): Promise<string> {
  const found = await attempt(() => runGit(root, ['merge-base', base, head]));
  if (!(found instanceof GitError)) return line(found);
  const names = `${base.slice(0, 12)} and ${head.slice(0, 12)}`;
  throw new GitError(
    `${names} have no common ancestor in ${root}; in a shallow clone, run "git fetch --unshallow" first.`,
  );
}

async function attempt<T>(run: () => Promise<T>): Promise<T | GitError> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GitError) return error;
    throw error;
  }
}

function line(output: Buffer): string {
  return output.toString('utf8').replace(/\r?\n$/, '');
}
