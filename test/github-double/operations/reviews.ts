/** Reviews of pull requests. */
import { forRepository, type Operation, type RepositoryCall } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import { found, ok, type Reply, unprocessable } from '../http/reply.ts';
import type { PullRequest, Review } from '../state/model.ts';
import { placeComment, type WantedPlace } from '../state/place-comment.ts';
import { pullFiles } from '../state/pull-files.ts';
import { addReview, type CommentInput } from '../state/reviews.ts';
import { reviewCommentView, reviewView } from '../views/review.ts';
import { pullCommit } from './pull-commit.ts';
import { pullOf } from './pulls.ts';

export const longestBody = 65_536;

const states: Readonly<Record<string, Review['state']>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

interface WantedReview {
  readonly body?: string;
  readonly event?: string;
  readonly commit_id?: string;
  readonly comments?: readonly (WantedPlace & { readonly body: string; readonly position?: number })[];
}

export const reviewOperations: Readonly<Record<string, Operation>> = {
  'pulls/list-reviews': forRepository({ pull_requests: 'read' }, (call) => {
    const pull = pullOf(call);
    const reviews = call.world.reviews.filter((each) => each.pull === pull);
    return paginate(call, reviews, (review) => reviewView(call.world, review));
  }),

  'pulls/create-review': forRepository({ pull_requests: 'write' }, createReview),

  // This list has the older form of comments, without lines: they come only with the list of all comments.
  'pulls/list-comments-for-review': forRepository({ pull_requests: 'read' }, (call) => {
    const { world, params } = call;
    const pull = pullOf(call);
    const review = found(world.reviews.find((each) => each.pull === pull && each.id === Number(params.review_id)));
    const comments = world.comments.filter((each) => each.review === review);
    return paginate(call, comments, (comment) => withoutLines(reviewCommentView(world, comment)));
  }),
};

async function createReview(call: RepositoryCall): Promise<Reply> {
  const { world, events } = call;
  const pull = pullOf(call);
  const wanted: WantedReview = call.body;
  const state = wanted.event === undefined ? 'PENDING' : (states[wanted.event] ?? 'PENDING');
  const body = wanted.body ?? '';
  if ((state === 'COMMENTED' || state === 'CHANGES_REQUESTED') && body.trim() === '') {
    throw unprocessable(`Body is required for the event ${wanted.event}`);
  }
  if (body.length > longestBody) throw unprocessable(`Body is too long (maximum is ${longestBody} characters)`);
  if (state !== 'COMMENTED' && state !== 'PENDING' && pull.author === world.app.bot) {
    throw unprocessable('Can not review your own pull request');
  }

  if (state === 'PENDING' && world.reviews.some((each) => each.pull === pull && each.state === 'PENDING')) {
    throw unprocessable('User can only have one pending review per pull request');
  }
  const commitId = await pullCommit(pull, wanted.commit_id);
  const comments = await placed(call, pull, commitId, wanted);
  const review = addReview({ world, events }, { pull, author: world.app.bot, body, state, commitId }, comments);
  return ok(reviewView(world, review));
}

/** All comments or none: one that cannot stand where it is wanted refuses the whole review. */
async function placed(
  { world }: RepositoryCall,
  pull: PullRequest,
  commitId: string,
  { comments = [] }: WantedReview,
): Promise<readonly CommentInput[]> {
  const files = await pullFiles(world, pull, commitId);
  return comments.map((comment) => {
    if (comment.position !== undefined) throw unprocessable('position is closing down: use line and side');
    if (comment.body.trim() === '') throw unprocessable("Body can't be blank");
    if (comment.body.length > longestBody) {
      throw unprocessable(`Body is too long (maximum is ${longestBody} characters)`);
    }
    const placement = placeComment(files, comment);
    if ('short' in placement) throw unprocessable(placement.short);
    return { path: comment.path, body: comment.body, placement };
  });
}

const newerFields = [
  'line',
  'original_line',
  'side',
  'start_line',
  'original_start_line',
  'start_side',
  'subject_type',
];

function withoutLines(view: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(view).filter(([name]) => !newerFields.includes(name)));
}
