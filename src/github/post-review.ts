/** Posts comments on lines as one review, so that people get one notification. */
import type { ReviewComment } from '../review/plan.ts';
import type { Access } from './access.ts';
import { ONCE } from './octokit.ts';
import { isUnprocessable } from './request-error.ts';

export interface ReviewToPost {
  readonly number: number;
  readonly headSha: string;
  /** One line; GitHub wants a body for the event COMMENT. */
  readonly body: string;
}

/**
 * Posts the comments and hands back those that GitHub does not take on their lines. One such comment makes it refuse
 * the whole review, without saying which: then the halves are posted apart.
 */
export async function postReview(
  access: Access,
  review: ReviewToPost,
  comments: readonly ReviewComment[],
): Promise<readonly ReviewComment[]> {
  if (comments.length === 0) return [];
  try {
    await createReview(access, review, comments);
    return [];
  } catch (error) {
    if (!isUnprocessable(error)) throw error;
    if (comments.length === 1) return comments;
  }
  const middle = Math.ceil(comments.length / 2);
  const refused = await postReview(access, review, comments.slice(0, middle));
  return [...refused, ...(await postReview(access, review, comments.slice(middle)))];
}

async function createReview(
  { octokit, repository }: Access,
  { number, headSha, body }: ReviewToPost,
  comments: readonly ReviewComment[],
): Promise<void> {
  await octokit.rest.pulls.createReview({
    ...repository,
    pull_number: number,
    commit_id: headSha,
    // Never REQUEST_CHANGES: that would block the pull request until a person dismisses it, fixed or not.
    event: 'COMMENT',
    body,
    comments: comments.map(toReviewComment),
    request: ONCE,
  });
}

function toReviewComment({ path, line, startLine, body }: ReviewComment) {
  return {
    path,
    body,
    ...(line === undefined ? {} : { line, side: 'RIGHT' }),
    // GitHub refuses a range that starts where it ends.
    ...(startLine === undefined || startLine === line ? {} : { start_line: startLine, start_side: 'RIGHT' }),
  };
}
