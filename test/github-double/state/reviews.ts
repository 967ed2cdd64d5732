/** Makes reviews and comments: the records, the threads and the events about them. */

import { pullSummaryView } from '../views/pull-request.ts';
import { reviewCommentView, reviewView } from '../views/review.ts';
import type { Events } from '../webhooks/events.ts';
import type { Account, PullRequest, Review, ReviewComment, ReviewThread } from './model.ts';
import { nodeId } from './node-id.ts';
import type { Placement } from './place-comment.ts';
import { timestamp, type World } from './world.ts';

/** A world and the way to tell of what happens in it. */
export interface Scene {
  readonly world: World;
  readonly events: Events;
}

export interface ReviewInput {
  readonly pull: PullRequest;
  readonly author: Account;
  readonly body: string;
  readonly state: Review['state'];
  readonly commitId: string;
}

export interface CommentInput {
  readonly path: string;
  readonly body: string;
  /** Undefined for a comment on the whole file. */
  readonly placement: Placement | undefined;
}

/** Posts a review with its comments. */
export function addReview({ world, events }: Scene, input: ReviewInput, comments: readonly CommentInput[]): Review {
  const review: Review = { id: world.nextId(), submittedAt: timestamp(world), ...input };
  world.reviews.push(review);
  const added = comments.map((comment) => addComment(world, review, comment));
  if (review.state === 'PENDING') return review;
  tellOfReview({ world, events }, review);
  for (const comment of added) tellOfComment({ world, events }, comment, 'created');
  return review;
}

/** In webhooks the state of a review is written in small letters, and an empty body as null. */
function tellOfReview({ world, events }: Scene, review: Review): void {
  const { pull, author: sender } = review;
  const view = { ...reviewView(world, review), state: review.state.toLowerCase(), body: review.body || null };
  const fields = { review: view, pull_request: pullSummaryView(world, pull) };
  events.emit({ event: 'pull_request_review', action: 'submitted', repository: pull.repository, sender, fields });
}

function addComment(world: World, review: Review, input: CommentInput): ReviewComment {
  const thread: ReviewThread = { id: world.nextId(), pull: review.pull, comments: [], resolvedBy: undefined };
  world.threads.push(thread);
  return keepComment(world, {
    ...baseOf(world, review, input.body),
    thread,
    path: input.path,
    original: input.placement?.anchor,
    current: input.placement?.anchor,
    subject: input.placement ? 'line' : 'file',
    diffHunk: input.placement?.diffHunk ?? '',
    position: input.placement?.position ?? 1,
    originalCommit: review.commitId,
    commit: review.commitId,
    inReplyTo: undefined,
  });
}

/** Posts a reply in a comment's thread. */
export function addReply(scene: Scene, to: ReviewComment, author: Account, body: string): ReviewComment {
  const { world } = scene;
  const [first = to] = to.thread.comments;
  const review: Review = {
    id: world.nextId(),
    pull: to.pull,
    author,
    body: '',
    state: 'COMMENTED',
    commitId: to.pull.head.sha,
    submittedAt: timestamp(world),
  };
  world.reviews.push(review);
  const { path, original, current, subject, diffHunk, position, originalCommit, commit, thread } = first;
  const place = { path, original, current, subject, diffHunk, position, originalCommit, commit, thread };
  const reply = keepComment(world, { ...baseOf(world, review, body), ...place, inReplyTo: first });
  tellOfReview(scene, review);
  tellOfComment(scene, reply, 'created');
  return reply;
}

function baseOf(world: World, review: Review, body: string) {
  const now = timestamp(world);
  const { pull, author } = review;
  return {
    id: world.nextId(),
    pull,
    review,
    author,
    body,
    createdAt: now,
    updatedAt: now,
    editor: undefined,
    minimizedReason: undefined,
  };
}

function keepComment(world: World, comment: ReviewComment): ReviewComment {
  comment.thread.comments.push(comment);
  world.comments.push(comment);
  return comment;
}

/** Sends the event about a comment; `sender` is who did it, the author unless said otherwise. */
export function tellOfComment(
  { world, events }: Scene,
  comment: ReviewComment,
  action: 'created' | 'edited' | 'deleted',
  fields: Readonly<Record<string, unknown>> = {},
  sender = comment.author,
): void {
  events.emit({
    event: 'pull_request_review_comment',
    action,
    repository: comment.pull.repository,
    sender,
    fields: {
      comment: reviewCommentView(world, comment),
      pull_request: pullSummaryView(world, comment.pull),
      ...fields,
    },
  });
}

/** Marks a thread as resolved by the account, or as open again. */
export function settleThread({ world, events }: Scene, thread: ReviewThread, by: Account, resolved: boolean): void {
  thread.resolvedBy = resolved ? by : undefined;
  events.emit({
    event: 'pull_request_review_thread',
    action: resolved ? 'resolved' : 'unresolved',
    repository: thread.pull.repository,
    sender: by,
    fields: {
      pull_request: pullSummaryView(world, thread.pull),
      thread: {
        node_id: nodeId('PRRT', thread.id),
        comments: thread.comments.map((comment) => reviewCommentView(world, comment)),
      },
    },
  });
}
