/** Open pull requests go with the branch that they come from. */
import { git } from '../git/git.ts';
import type { Account, PullRequest, Repository } from '../state/model.ts';
import { moveComments } from '../state/move-comments.ts';
import { branchTip } from '../state/revisions.ts';
import { timestamp } from '../state/world.ts';
import type { Stage } from './stage.ts';
import { tellOfPull } from './tell-of-pull.ts';

/** Brings every open pull request from the branch to its new tip, and tells of it. */
export async function pullsFollow(
  stage: Stage,
  repository: Repository,
  branch: string,
  sender: Account,
): Promise<void> {
  const { world } = stage;
  const from = world.pulls.filter(
    (pull) => pull.state === 'open' && pull.head.repository === repository && pull.head.ref === branch,
  );
  for (const pull of from) {
    const before = pull.head.sha;
    await takeHead(pull);
    if (pull.head.sha === before) continue;
    pull.updatedAt = timestamp(world);
    await moveComments(world, pull);
    await tellOfPull(stage, pull, 'synchronize', sender, { before, after: pull.head.sha });
  }
}

/** Brings the head into the base repository, where GitHub keeps it as `refs/pull/N/head`, and reads both tips. */
export async function takeHead(pull: PullRequest): Promise<void> {
  const { repository, head, base } = pull;
  if (!head.repository) return;
  const ref = `refs/pull/${pull.number}/head`;
  head.sha = (await branchTip(head.repository, head.ref)) ?? head.sha;
  base.sha = (await branchTip(repository, base.ref)) ?? base.sha;
  if (head.repository === repository) {
    await git(repository.directory, ['update-ref', ref, head.sha]);
  } else {
    const spec = `+refs/heads/${head.ref}:${ref}`;
    await git(repository.directory, ['fetch', '--quiet', '--no-tags', head.repository.directory, spec]);
  }
}
