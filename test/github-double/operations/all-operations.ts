/** Every operation that the double serves, by its id in GitHub's description. */
import type { Operation } from '../http/call.ts';
import { appOperations } from './app.ts';
import { checkRunOperations } from './check-runs.ts';
import { commitOperations } from './commits.ts';
import { contentOperations } from './contents.ts';
import { deliveryOperations } from './deliveries.ts';
import { gitDataOperations } from './git-data.ts';
import { installationTokenOperations } from './installation-tokens.ts';
import { pullOperations } from './pulls.ts';
import { repositoryOperations } from './repository.ts';
import { reviewCommentOperations } from './review-comments.ts';
import { reviewOperations } from './reviews.ts';

export const allOperations: Readonly<Record<string, Operation>> = {
  ...appOperations,
  ...checkRunOperations,
  ...commitOperations,
  ...contentOperations,
  ...deliveryOperations,
  ...gitDataOperations,
  ...installationTokenOperations,
  ...pullOperations,
  ...repositoryOperations,
  ...reviewCommentOperations,
  ...reviewOperations,
};
