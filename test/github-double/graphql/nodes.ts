/** Records by their global id. */
import { reaches } from '../operations/installation-tokens.ts';
import type { ReviewComment, ReviewThread } from '../state/model.ts';
import { readNodeId } from '../state/node-id.ts';
import type { GraphqlContext, Typed } from './types.ts';

/** The comment, review, thread or pull request with the id; undefined where the token may not know of it. */
export function findNode(context: GraphqlContext, id: string): Typed | undefined {
  const { world, token } = context;
  const review = world.reviews.find((each) => each.id === readNodeId('PRR', id));
  const pull = world.pulls.find((each) => each.id === readNodeId('PR', id));
  const comment = findComment(context, id);
  const thread = findThread(context, id);
  if (comment) return { type: 'PullRequestReviewComment', value: comment };
  if (thread) return { type: 'PullRequestReviewThread', value: thread };
  if (review && reaches(token, review.pull.repository)) return { type: 'PullRequestReview', value: review };
  return pull && reaches(token, pull.repository) ? { type: 'PullRequest', value: pull } : undefined;
}

export function findComment({ world, token }: GraphqlContext, id: string): ReviewComment | undefined {
  const number = readNodeId('PRRC', id);
  return world.comments.find((each) => each.id === number && reaches(token, each.pull.repository));
}

export function findThread({ world, token }: GraphqlContext, id: string): ReviewThread | undefined {
  const number = readNodeId('PRRT', id);
  return world.threads.find((each) => each.id === number && reaches(token, each.pull.repository));
}
