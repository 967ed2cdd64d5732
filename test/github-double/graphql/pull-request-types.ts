/** Pull requests, their threads and comments in GraphQL. */

import type { Account, PullRequest, Review, ReviewComment, ReviewThread } from '../state/model.ts';
import { nodeId } from '../state/node-id.ts';
import { associationOf } from '../views/pull-request.ts';
import { reviewCommentView } from '../views/review.ts';
import { connectionField } from './connection.ts';
import type { ObjectType, Typed } from './types.ts';

const actorKinds = { User: 'U', Organization: 'O', Bot: 'BOT' } as const;

function actor(account: Account | undefined): Typed | undefined {
  return account && { type: account.type, value: account };
}

const actorFields: ObjectType = {
  id: { resolve: ({ type, id }: Account) => nodeId(actorKinds[type], id) },
  databaseId: { resolve: ({ id }: Account) => id },
  // REST calls an app's account `name[bot]`, GraphQL calls it `name`.
  login: { resolve: ({ login }: Account) => login.replace(/\[bot\]$/, '') },
};
const { login } = actorFields;

const minimizable = {
  isMinimized: { resolve: ({ minimizedReason }: ReviewComment) => minimizedReason !== undefined },
  minimizedReason: { resolve: ({ minimizedReason }: ReviewComment) => minimizedReason ?? null },
};

const commentFields: ObjectType = {
  id: { resolve: ({ id }: ReviewComment) => nodeId('PRRC', id) },
  databaseId: { resolve: ({ id }: ReviewComment) => id },
  fullDatabaseId: { resolve: ({ id }: ReviewComment) => String(id) },
  body: { resolve: ({ body }: ReviewComment) => body },
  author: { of: 'Actor', resolve: ({ author }: ReviewComment) => actor(author) },
  editor: { of: 'Actor', resolve: ({ editor }: ReviewComment) => actor(editor) },
  authorAssociation: { resolve: ({ pull, author }: ReviewComment) => associationOf(pull.repository, author) },
  createdAt: { resolve: ({ createdAt }: ReviewComment) => createdAt },
  updatedAt: { resolve: ({ updatedAt }: ReviewComment) => updatedAt },
  ...minimizable,
};

function isOutdated(comment: ReviewComment | undefined): boolean {
  return comment?.subject === 'line' && comment.current === undefined;
}

export const pullRequestTypes: Readonly<Record<string, ObjectType>> = {
  Actor: { ...(login && { login }) },
  User: actorFields,
  Bot: actorFields,
  Organization: actorFields,
  Minimizable: minimizable,
  Comment: {
    id: { resolve: ({ id }: ReviewComment) => nodeId('PRRC', id) },
    body: { resolve: ({ body }: ReviewComment) => body },
  },

  PullRequest: {
    id: { resolve: ({ id }: PullRequest) => nodeId('PR', id) },
    databaseId: { resolve: ({ id }: PullRequest) => id },
    number: { resolve: ({ number }: PullRequest) => number },
    title: { resolve: ({ title }: PullRequest) => title },
    state: { resolve: ({ state, mergedAt }: PullRequest) => (mergedAt ? 'MERGED' : state.toUpperCase()) },
    isDraft: { resolve: ({ draft }: PullRequest) => draft },
    author: { of: 'Actor', resolve: ({ author }: PullRequest) => actor(author) },
    headRefName: { resolve: ({ head }: PullRequest) => head.ref },
    headRefOid: { resolve: ({ head }: PullRequest) => head.sha },
    baseRefName: { resolve: ({ base }: PullRequest) => base.ref },
    baseRefOid: { resolve: ({ base }: PullRequest) => base.sha },
    reviewThreads: connectionField('PullRequestReviewThread', (pull: PullRequest, { world }) =>
      world.threads
        .filter((thread) => thread.pull === pull)
        .map((value) => ({ type: 'PullRequestReviewThread', value })),
    ),
  },

  PullRequestReview: {
    id: { resolve: ({ id }: Review) => nodeId('PRR', id) },
    databaseId: { resolve: ({ id }: Review) => id },
    body: { resolve: ({ body }: Review) => body },
    state: { resolve: ({ state }: Review) => state },
    author: { of: 'Actor', resolve: ({ author }: Review) => actor(author) },
  },

  PullRequestReviewThread: {
    id: { resolve: ({ id }: ReviewThread) => nodeId('PRRT', id) },
    isResolved: { resolve: ({ resolvedBy }: ReviewThread) => resolvedBy !== undefined },
    resolvedBy: { of: 'User', resolve: ({ resolvedBy }: ReviewThread) => actor(resolvedBy) },
    isOutdated: { resolve: ({ comments }: ReviewThread) => isOutdated(comments[0]) },
    path: { resolve: ({ comments }: ReviewThread) => comments[0]?.path ?? '' },
    line: { resolve: ({ comments }: ReviewThread) => comments[0]?.current?.line ?? null },
    subjectType: { resolve: ({ comments }: ReviewThread) => comments[0]?.subject.toUpperCase() ?? null },
    comments: connectionField('PullRequestReviewComment', ({ comments }: ReviewThread) =>
      comments.map((value) => ({ type: 'PullRequestReviewComment', value })),
    ),
  },

  PullRequestReviewComment: {
    ...commentFields,
    path: { resolve: ({ path }: ReviewComment) => path },
    line: { resolve: ({ current }: ReviewComment) => current?.line ?? null },
    outdated: { resolve: isOutdated },
    url: { resolve: (comment: ReviewComment, _, { world }) => reviewCommentView(world, comment).html_url },
    replyTo: {
      of: 'PullRequestReviewComment',
      resolve: ({ inReplyTo }: ReviewComment) => inReplyTo && { type: 'PullRequestReviewComment', value: inReplyTo },
    },
  },
};
