/** The commit that a review or a comment is about. */
import { aheadBehind } from '../git/history.ts';
import { invalidField } from '../http/reply.ts';
import type { PullRequest } from '../state/model.ts';
import { revision } from '../state/revisions.ts';

/** The wanted commit if it is one of the pull request's, the head where none is wanted; 422 otherwise. */
export async function pullCommit(pull: PullRequest, wanted: string | undefined): Promise<string> {
  if (wanted === undefined || wanted === pull.head.sha) return pull.head.sha;
  const { directory } = pull.repository;
  const known = /^[0-9a-f]{40}$/.test(wanted) ? await revision(pull.repository, wanted) : undefined;
  // Part of the pull request: reachable from its head, and not from its base.
  if (known && (await aheadBehind(directory, known, pull.head.sha)).behind === 0) {
    if ((await aheadBehind(directory, pull.base.sha, known)).ahead > 0) return known;
  }
  throw invalidField('PullRequestReview', 'commit_id', 'commit_id is not part of the pull request');
}
