/** What GraphQL can change: hiding comments and settling threads. */
import { allows } from '../auth/permissions.ts';
import type { Permissions, ReviewComment, ReviewThread } from '../state/model.ts';
import { settleThread } from '../state/reviews.ts';
import { findComment, findThread } from './nodes.ts';
import { type FieldType, forbidden, type GraphqlContext, GraphqlFailure, type ObjectType } from './types.ts';

const classifiers = new Set(['SPAM', 'ABUSE', 'OFF_TOPIC', 'OUTDATED', 'DUPLICATE', 'RESOLVED', 'LOW_QUALITY']);

/** A token may settle threads only with write access to the code as well, which is documented nowhere. */
const settling: Permissions = { contents: 'write', pull_requests: 'write' };
const hiding: Permissions = { pull_requests: 'write' };

type Input = Readonly<Record<string, unknown>>;

function mutation(
  payload: string,
  needs: Permissions,
  run: (input: Input, context: GraphqlContext) => Readonly<Record<string, unknown>>,
): FieldType {
  return {
    args: ['input!'],
    of: payload,
    resolve: (_, args, context) => {
      if (!allows(context.token.permissions, needs)) throw forbidden();
      const input = args.input as Input;
      return { type: payload, value: { ...run(input, context), clientMutationId: input.clientMutationId ?? null } };
    },
  };
}

function unknownNode(id: unknown): GraphqlFailure {
  return new GraphqlFailure('NOT_FOUND', `Could not resolve to a node with the global id of '${id}'`);
}

function hide({ subjectId, classifier }: Input, context: GraphqlContext) {
  if (!classifiers.has(String(classifier))) {
    throw new GraphqlFailure('INVALID', `Argument 'classifier' has an invalid value (${classifier}).`);
  }
  const comment = findComment(context, String(subjectId));
  if (!comment) throw unknownNode(subjectId);
  comment.minimizedReason = String(classifier).toLowerCase().replace('_', '-');
  return { comment };
}

function show({ subjectId }: Input, context: GraphqlContext) {
  const comment = findComment(context, String(subjectId));
  if (!comment) throw unknownNode(subjectId);
  comment.minimizedReason = undefined;
  return { comment };
}

function settle(resolved: boolean) {
  return ({ threadId }: Input, context: GraphqlContext) => {
    const thread = findThread(context, String(threadId));
    if (!thread) throw unknownNode(threadId);
    settleThread(context, thread, context.world.app.bot, resolved);
    return { thread };
  };
}

const clientMutationId: FieldType = { resolve: (payload: { clientMutationId: unknown }) => payload.clientMutationId };

function commentField(): FieldType {
  return {
    of: 'Minimizable',
    resolve: ({ comment }: { comment: ReviewComment }) => ({ type: 'PullRequestReviewComment', value: comment }),
  };
}

const threadField: FieldType = {
  of: 'PullRequestReviewThread',
  resolve: ({ thread }: { thread: ReviewThread }) => ({ type: 'PullRequestReviewThread', value: thread }),
};

export const mutationTypes: Readonly<Record<string, ObjectType>> = {
  Mutation: {
    minimizeComment: mutation('MinimizeCommentPayload', hiding, hide),
    unminimizeComment: mutation('UnminimizeCommentPayload', hiding, show),
    resolveReviewThread: mutation('ResolveReviewThreadPayload', settling, settle(true)),
    unresolveReviewThread: mutation('UnresolveReviewThreadPayload', settling, settle(false)),
  },
  MinimizeCommentPayload: { clientMutationId, minimizedComment: commentField() },
  UnminimizeCommentPayload: { clientMutationId, unminimizedComment: commentField() },
  ResolveReviewThreadPayload: { clientMutationId, thread: threadField },
  UnresolveReviewThreadPayload: { clientMutationId, thread: threadField },
};
