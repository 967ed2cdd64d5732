/** The life of a pull request. */
import { mergeCommits } from '../git/merge-commits.ts';
import type { TreeChange } from '../git/write-commit.ts';
import type { PullRequest, Repository } from '../state/model.ts';
import { moveComments } from '../state/move-comments.ts';
import { branchTip } from '../state/revisions.ts';
import { timestamp } from '../state/world.ts';
import { takeHead } from './follow-push.ts';
import { type CommitOptions, commit, forkRepository, moveBranch } from './repositories.ts';
import { account, type Stage } from './stage.ts';
import { tellOfPull } from './tell-of-pull.ts';

export interface NewPullRequest {
  readonly repository: Repository;
  /** Branch that it comes from. */
  readonly head: string;
  /** What its first commit changes; left out where the branch is already there. */
  readonly change?: TreeChange;
  /** The default branch unless said otherwise. */
  readonly base?: string;
  readonly title?: string;
  readonly body?: string;
  readonly author?: string;
  readonly draft?: boolean;
  /** Comes from a fork that belongs to the author. */
  readonly fork?: boolean;
}

/** Opens a pull request and tells of it. */
export async function openPullRequest(stage: Stage, wanted: NewPullRequest): Promise<PullRequest> {
  const { world } = stage;
  const { repository, head } = wanted;
  const author = account(world, wanted.author ?? 'dev');
  const base = wanted.base ?? repository.defaultBranch;
  const from = wanted.fork ? await forkRepository(stage, repository, author) : repository;
  if (!wanted.fork && !repository.roles.has(author.login)) repository.roles.set(author.login, 'write');

  const onto = (await branchTip(from, head)) ?? (await branchTip(repository, base));
  if (wanted.change) {
    await commit(stage, from, head, wanted.change, { author: author.login, ...(onto !== undefined && { onto }) });
  }

  const now = timestamp(world);
  const pull: PullRequest = {
    id: world.nextId(),
    number: world.pulls.filter((each) => each.repository === repository).length + 1,
    repository,
    title: wanted.title ?? 'Change files',
    body: wanted.body ?? null,
    author,
    draft: wanted.draft ?? false,
    state: 'open',
    base: { ref: base, sha: '' },
    head: { repository: from, owner: from.owner, ref: head, sha: '' },
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    mergedAt: null,
  };
  await takeHead(pull);
  if (pull.head.sha === pull.base.sha) throw new Error(`No commits between ${base} and ${head}`);
  world.pulls.push(pull);
  await tellOfPull(stage, pull, 'opened', author);
  return pull;
}

/** Commits to the pull request's branch and pushes. */
export async function pushTo(
  stage: Stage,
  pull: PullRequest,
  change: TreeChange,
  options: CommitOptions = {},
): Promise<string> {
  if (!pull.head.repository) throw new Error('The fork of the pull request is gone');
  return commit(stage, pull.head.repository, pull.head.ref, change, { author: pull.author.login, ...options });
}

export async function closePullRequest(stage: Stage, pull: PullRequest, by = pull.author.login): Promise<void> {
  pull.state = 'closed';
  pull.closedAt = touch(stage, pull);
  await tellOfPull(stage, pull, 'closed', account(stage.world, by));
}

/** Merges the pull request into its base with a merge commit. Throws on a conflict. */
export async function mergePullRequest(stage: Stage, pull: PullRequest, by = pull.author.login): Promise<string> {
  const { repository, base, head } = pull;
  const tip = (await branchTip(repository, base.ref)) ?? base.sha;
  const sha = await mergeCommits(repository.directory, tip, head.sha, `Merge pull request #${pull.number}`);
  pull.mergedAt = touch(stage, pull);
  await moveBranch(stage, repository, base.ref, sha, by);
  await closePullRequest(stage, pull, by);
  return sha;
}

export async function reopenPullRequest(stage: Stage, pull: PullRequest, by = pull.author.login): Promise<void> {
  pull.state = 'open';
  pull.closedAt = null;
  touch(stage, pull);
  await takeHead(pull);
  await tellOfPull(stage, pull, 'reopened', account(stage.world, by));
}

export async function setDraft(stage: Stage, pull: PullRequest, draft: boolean): Promise<void> {
  pull.draft = draft;
  touch(stage, pull);
  await tellOfPull(stage, pull, draft ? 'converted_to_draft' : 'ready_for_review', pull.author);
}

/** Points the pull request at another base branch. */
export async function changeBase(stage: Stage, pull: PullRequest, base: string): Promise<void> {
  const { ref, sha } = pull.base;
  pull.base.ref = base;
  touch(stage, pull);
  await takeHead(pull);
  await moveComments(stage.world, pull);
  const changes = { base: { ref: { from: ref }, sha: { from: sha } } };
  await tellOfPull(stage, pull, 'edited', pull.author, { changes });
}

/** The owner of the fork deletes it; the pull request stays, without a head repository. */
export function deleteFork({ world }: Stage, pull: PullRequest): void {
  const fork = pull.head.repository;
  if (!fork || fork === pull.repository) throw new Error('The pull request comes from no fork');
  pull.head.repository = null;
  world.repositories.splice(world.repositories.indexOf(fork), 1);
}

function touch({ world }: Stage, pull: PullRequest): string {
  pull.updatedAt = timestamp(world);
  return pull.updatedAt;
}
