/** Comments on the diff: single ones, replies, edits. */
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { created, found, invalidField, ok, Refusal, type Reply } from '../http/reply.ts';
import type { ReviewComment } from '../state/model.ts';
import { placeComment, type WantedPlace } from '../state/place-comment.ts';
import { pullFiles } from '../state/pull-files.ts';
import { addReply, addReview, type CommentInput, tellOfComment } from '../state/reviews.ts';
import { timestamp } from '../state/world.ts';
import { reviewCommentView } from '../views/review.ts';
import { pullCommit } from './pull-commit.ts';
import { pullOf } from './pulls.ts';
import { longestBody } from './reviews.ts';

const resource = 'PullRequestReviewComment';

interface WantedComment extends WantedPlace {
  readonly body: string;
  readonly commit_id: string;
  readonly subject_type?: 'line' | 'file';
  readonly in_reply_to?: number;
}

export const reviewCommentOperations: Readonly<Record<string, Operation>> = {
  'pulls/list-review-comments': forRepository({ pull_requests: 'read' }, (call) => {
    const pull = pullOf(call);
    const { since, sort = 'created', direction = 'asc' } = call.query;
    const comments = call.world.comments
      .filter((each) => each.pull === pull && (since === undefined || each.updatedAt >= since))
      .sort((a, b) => (sort === 'updated' ? a.updatedAt.localeCompare(b.updatedAt) : 0) || a.id - b.id);
    // GitHub ignores the direction unless a sort is named.
    if (direction === 'desc' && call.query.sort) comments.reverse();
    return paginate(call, comments, (comment) => reviewCommentView(call.world, comment));
  }),

  'pulls/get-review-comment': forRepository({ pull_requests: 'read' }, (call) =>
    ok(reviewCommentView(call.world, commentOf(call))),
  ),

  'pulls/create-review-comment': forRepository({ pull_requests: 'write' }, createComment),

  'pulls/create-reply-for-review-comment': forRepository({ pull_requests: 'write' }, (call) => {
    const pull = pullOf(call);
    const comment = commentOf(call);
    if (comment.pull !== pull) throw new Refusal(404, 'Not Found');
    return reply(call, comment);
  }),

  'pulls/update-review-comment': forRepository({ pull_requests: 'write' }, (call) => {
    const { world, events } = call;
    const comment = ownComment(call);
    const before = comment.body;
    comment.body = checkedBody(call);
    comment.updatedAt = timestamp(world);
    comment.editor = world.app.bot;
    tellOfComment({ world, events }, comment, 'edited', { changes: { body: { from: before } } });
    return ok(reviewCommentView(world, comment));
  }),

  'pulls/delete-review-comment': forRepository({ pull_requests: 'write' }, (call) => {
    const { world, events } = call;
    const comment = ownComment(call);
    world.comments.splice(world.comments.indexOf(comment), 1);
    comment.thread.comments.splice(comment.thread.comments.indexOf(comment), 1);
    if (comment.thread.comments.length === 0) world.threads.splice(world.threads.indexOf(comment.thread), 1);
    tellOfComment({ world, events }, comment, 'deleted');
    return { status: 204 };
  }),
};

async function createComment(call: RepositoryCall): Promise<Reply> {
  const { world, events } = call;
  const pull = pullOf(call);
  const wanted = call.body as unknown as WantedComment;
  const body = checkedBody(call);
  if (wanted.in_reply_to !== undefined) {
    const to = world.comments.find((each) => each.pull === pull && each.id === wanted.in_reply_to);
    if (!to) throw invalidField(resource, 'in_reply_to', 'in_reply_to is not a comment of the pull request');
    return reply(call, to);
  }

  const commitId = await pullCommit(pull, wanted.commit_id);
  const files = await pullFiles(world, pull, commitId);
  const comment: CommentInput = { path: wanted.path, body, placement: undefined };
  if (wanted.subject_type === 'file') {
    if (!files.some((file) => file.path === wanted.path)) {
      throw invalidField(resource, 'path', 'pull_request_review_thread.path is not part of the diff');
    }
    return post(comment);
  }
  const placement = placeComment(files, wanted);
  if ('short' in placement) throw invalidField(resource, placement.field, placement.message);
  return post({ ...comment, placement });

  /** A single comment is a review of its own, without a body. */
  function post(input: CommentInput): Reply {
    const about = { pull, author: world.app.bot, body: '', state: 'COMMENTED', commitId } as const;
    const review = addReview({ world, events }, about, [input]);
    return created(reviewCommentView(world, found(world.comments.find((each) => each.review === review))));
  }
}

function reply(call: RepositoryCall, to: ReviewComment): Reply {
  const { world, events } = call;
  if (to.inReplyTo && call.params.comment_id) {
    throw invalidField(resource, 'in_reply_to', 'Replies to replies are not supported');
  }
  return created(reviewCommentView(world, addReply({ world, events }, to, world.app.bot, checkedBody(call))));
}

function checkedBody({ body }: RepositoryCall): string {
  const text = String(body.body);
  if (text.trim() === '') throw invalidField(resource, 'body', "Body can't be blank");
  if (text.length > longestBody) {
    throw invalidField(resource, 'body', `body is too long (maximum is ${longestBody} characters)`);
  }
  return text;
}

function commentOf({ world, repository, params }: RepositoryCall): ReviewComment {
  const id = Number(params.comment_id);
  return found(world.comments.find((each) => each.id === id && each.pull.repository === repository));
}

/** What others wrote is not for the app to change. */
function ownComment(call: RepositoryCall): ReviewComment {
  const comment = commentOf(call);
  if (comment.author !== call.world.app.bot) throw new Refusal(403, 'Resource not accessible by integration');
  return comment;
}
