/** The merge queue: a group of pull requests on a branch of its own, waiting for checks. */
import { readCommit } from '../git/history.ts';
import { mergeCommits } from '../git/merge-commits.ts';
import type { PullRequest } from '../state/model.ts';
import { branchTip } from '../state/revisions.ts';
import { simpleCommitView } from '../views/commit.ts';
import { moveBranch } from './repositories.ts';
import type { Stage } from './stage.ts';

export interface MergeGroup {
  readonly pulls: readonly PullRequest[];
  readonly headSha: string;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
}

/** Merges the pull requests into one branch on top of the base, and asks for checks. Throws on a conflict. */
export async function addMergeGroup(stage: Stage, pulls: readonly PullRequest[]): Promise<MergeGroup> {
  const last = pulls.at(-1);
  if (!last) throw new Error('A merge group needs a pull request');
  const { repository, base } = last;
  const baseSha = (await branchTip(repository, base.ref)) ?? base.sha;
  let headSha = baseSha;
  for (const pull of pulls) {
    const message = `Merge pull request #${pull.number}`;
    headSha = await mergeCommits(repository.directory, headSha, pull.head.sha, message);
  }
  const branch = `gh-readonly-queue/${base.ref}/pr-${last.number}-${baseSha}`;
  await moveBranch(stage, repository, branch, headSha, last.author.login);
  const group = { pulls, headSha, headRef: `refs/heads/${branch}`, baseSha, baseRef: `refs/heads/${base.ref}` };
  await tell(stage, group, 'checks_requested');
  return group;
}

/** The queue gives the group up. */
export async function destroyMergeGroup(
  stage: Stage,
  group: MergeGroup,
  reason: 'merged' | 'invalidated' | 'dequeued',
): Promise<void> {
  await tell(stage, group, 'destroyed', { reason });
}

async function tell(
  { events }: Stage,
  group: MergeGroup,
  action: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const [pull] = group.pulls;
  if (!pull) return;
  const { repository, author } = pull;
  const merge_group = {
    head_sha: group.headSha,
    head_ref: group.headRef,
    base_sha: group.baseSha,
    base_ref: group.baseRef,
    head_commit: simpleCommitView(await readCommit(repository.directory, group.headSha)),
  };
  events.emit({ event: 'merge_group', action, repository, sender: author, fields: { ...fields, merge_group } });
}
