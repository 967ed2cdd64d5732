/** Archives of a commit, as the host behind the tarball address serves them. */
import { git } from '../git/git.ts';
import { findRepository, type World } from '../state/world.ts';
import { found, notFound, type Reply } from './reply.ts';

/** `/codeload/OWNER/NAME/legacy.tar.gz/SHA` → the gzipped archive, everything below one folder. */
export async function codeload(world: World, path: string): Promise<Reply> {
  const [, owner = '', name = '', sha = ''] =
    /^\/codeload\/([^/]+)\/([^/]+)\/legacy\.tar\.gz\/([0-9a-f]{40})$/.exec(path) ?? [];
  const repository = found(findRepository(world, owner, name));
  const prefix = `${repository.owner.login}-${repository.name}-${sha.slice(0, 7)}/`;
  const archive = await git(repository.directory, ['archive', '--format=tar.gz', `--prefix=${prefix}`, sha]).catch(
    () => {
      throw notFound();
    },
  );
  return { status: 200, body: archive, headers: { 'content-type': 'application/x-gzip' } };
}
