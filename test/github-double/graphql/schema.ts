/** All types that the double's GraphQL knows, and which of them are members of an interface. */
import { connectionTypes, pageInfoType } from './connection.ts';
import { gitTypes } from './git-types.ts';
import { mutationTypes } from './mutations.ts';
import { pullRequestTypes } from './pull-request-types.ts';
import { queryTypes } from './query-types.ts';
import type { ObjectType } from './types.ts';

export const types: Readonly<Record<string, ObjectType>> = {
  ...queryTypes,
  ...gitTypes,
  ...pullRequestTypes,
  ...mutationTypes,
  ...connectionTypes('PullRequestReviewThread'),
  ...connectionTypes('PullRequestReviewComment'),
  PageInfo: pageInfoType,
};

/** Type → the interfaces that it implements. */
export const interfaces: Readonly<Record<string, readonly string[]>> = {
  Blob: ['GitObject', 'Node'],
  Tree: ['GitObject', 'Node'],
  Commit: ['GitObject', 'Node'],
  Bot: ['Actor', 'Node'],
  User: ['Actor', 'Node'],
  Organization: ['Actor', 'Node'],
  Repository: ['Node'],
  PullRequest: ['Node'],
  PullRequestReview: ['Comment', 'Minimizable', 'Node'],
  PullRequestReviewComment: ['Comment', 'Minimizable', 'Node'],
  PullRequestReviewThread: ['Node'],
};
