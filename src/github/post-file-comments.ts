/** Posts comments on whole files, which GitHub takes one by one. */
import type { ReviewComment } from '../review/plan.ts';
import type { Access } from './access.ts';
import { ONCE } from './octokit.ts';
import { isUnprocessable } from './request-error.ts';

/** Posts them and hands back those that GitHub does not take, for example on a file that its diff does not show. */
export async function postFileComments(
  { octokit, repository }: Access,
  target: { readonly number: number; readonly headSha: string },
  comments: readonly ReviewComment[],
): Promise<readonly ReviewComment[]> {
  const refused: ReviewComment[] = [];
  for (const comment of comments) {
    try {
      await octokit.rest.pulls.createReviewComment({
        ...repository,
        pull_number: target.number,
        commit_id: target.headSha,
        path: comment.path,
        body: comment.body,
        subject_type: 'file',
        request: ONCE,
      });
    } catch (error) {
      if (!isUnprocessable(error)) throw error;
      refused.push(comment);
    }
  }
  return refused;
}
