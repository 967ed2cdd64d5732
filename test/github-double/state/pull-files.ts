/** The files of a pull request: its head against the merge base, as GitHub's three-dot comparison shows them. */
import { type ChangedFile, diffTrees } from '../git/diff-trees.ts';
import { mergeBase } from '../git/history.ts';
import type { PullRequest, Repository } from './model.ts';
import type { World } from './world.ts';

const known = new WeakMap<Repository, Map<string, Promise<readonly ChangedFile[]>>>();

/** All changed files at the pull request's head, or at another of its commits. */
export async function pullFiles(world: World, pull: PullRequest, at = pull.head.sha): Promise<readonly ChangedFile[]> {
  const { directory } = pull.repository;
  const base = (await mergeBase(directory, pull.base.sha, at)) ?? pull.base.sha;
  return comparedFiles(world, pull.repository, base, at);
}

/** The difference of two commits; kept, since neither of them ever changes. */
export function comparedFiles(
  world: World,
  repository: Repository,
  from: string,
  to: string,
): Promise<readonly ChangedFile[]> {
  const ofRepository = known.get(repository) ?? new Map<string, Promise<readonly ChangedFile[]>>();
  known.set(repository, ofRepository);
  const key = `${from}..${to}`;
  const files = ofRepository.get(key) ?? diffTrees(repository.directory, from, to, world.limits);
  ofRepository.set(key, files);
  return files;
}
