/** Names of commits as GitHub's addresses use them. */
import { readRef, resolveCommit } from '../git/history.ts';
import type { Repository } from './model.ts';
import { findRepository, type World } from './world.ts';

/** The commit at a branch's tip; undefined where there is no such branch. */
export function branchTip(repository: Repository, branch: string): Promise<string | undefined> {
  return readRef(repository.directory, `refs/heads/${branch}`);
}

/** The commit behind a branch, tag, ref or full sha; an empty name is the default branch. */
export function revision(repository: Repository, name: string | undefined): Promise<string | undefined> {
  return resolveCommit(repository.directory, name === undefined || name === '' ? repository.defaultBranch : name);
}

/** As `revision`, with `owner:branch` for a branch of the repository of the same network that the owner has. */
export function networkRevision(world: World, repository: Repository, name: string): Promise<string | undefined> {
  const [, owner, branch] = /^([^:]+):(.+)$/.exec(name) ?? [];
  if (owner === undefined || branch === undefined) return revision(repository, name);
  const fork = world.repositories.find(
    (each) => each.owner.login === owner && (each.parent === repository || each === repository.parent),
  );
  const there = owner === repository.owner.login ? repository : (fork ?? findRepository(world, owner, repository.name));
  return there ? branchTip(there, branch) : Promise.resolve(undefined);
}
