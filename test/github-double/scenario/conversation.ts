/** What people say and do in the conversation of a pull request. */

import type { PullRequest, ReviewComment } from '../state/model.ts';
import { placeComment } from '../state/place-comment.ts';
import { pullFiles } from '../state/pull-files.ts';
import { addReply, addReview, settleThread, tellOfComment } from '../state/reviews.ts';
import { timestamp } from '../state/world.ts';
import { account, type Stage } from './stage.ts';

/** The comment with the id. Throws where there is none, as every step that is given a wrong id should. */
export function commentById({ world }: Stage, id: number): ReviewComment {
  const comment = world.comments.find((each) => each.id === id);
  if (!comment) throw new Error(`There is no review comment ${id}`);
  return comment;
}

/** A user answers in the thread of a comment. */
export function reply(stage: Stage, commentId: number, user: string, body: string): ReviewComment {
  return addReply(stage, commentById(stage, commentId), account(stage.world, user), body);
}

/** A user edits a comment, which people with write access may do with those of others. */
export function editComment(stage: Stage, commentId: number, user: string, body: string): void {
  const comment = commentById(stage, commentId);
  const before = comment.body;
  comment.body = body;
  comment.editor = account(stage.world, user);
  comment.updatedAt = timestamp(stage.world);
  tellOfComment(stage, comment, 'edited', { changes: { body: { from: before } } }, comment.editor);
}

/** A user comments on a line of the diff. */
export async function comment(
  stage: Stage,
  pull: PullRequest,
  user: string,
  place: { readonly path: string; readonly line: number; readonly body: string },
): Promise<ReviewComment> {
  const { world } = stage;
  const placement = placeComment(await pullFiles(world, pull), place);
  if ('short' in placement) throw new Error(placement.message);
  const about = { pull, author: account(world, user), body: '', state: 'COMMENTED', commitId: pull.head.sha } as const;
  const review = addReview(stage, about, [{ path: place.path, body: place.body, placement }]);
  const made = world.comments.find((each) => each.review === review);
  if (!made) throw new Error('The comment was not kept');
  return made;
}

/** A user settles the thread of a comment, or opens it again. */
export function resolveThread(stage: Stage, commentId: number, user: string, resolved = true): void {
  settleThread(stage, commentById(stage, commentId).thread, account(stage.world, user), resolved);
}
