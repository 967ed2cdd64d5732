/** What an event asks for. Pure: from its name and payload alone, for webhooks and for the list of deliveries alike. */
import type { Job } from './job.ts';
import type { JobEnd } from './job-ended.ts';
import { type CommentEvent, jobOfComment, jobOfReview, type ReviewEvent } from './job-of-comment.ts';
import {
  type CheckRunEvent,
  type CheckSuiteEvent,
  jobOfCheckRun,
  jobOfCheckSuite,
  jobOfPullRequest,
  type PullRequestEvent,
  stopOfPullRequest,
} from './job-of-event.ts';
import { type InstallationEvent, jobOfInstallation } from './job-of-installation.ts';
import { jobOfMergeGroup, type MergeGroupEvent, stopOfMergeGroup } from './job-of-merge-group.ts';
import type { StopOrder } from './job-order.ts';

export interface Asked {
  readonly job?: Job | undefined;
  readonly stop?: StopOrder | undefined;
  /** Why `stop` ends something. */
  readonly end?: JobEnd;
}

interface Event {
  readonly id: string;
  readonly payload: unknown;
}

/** GitHub's signature, or GitHub's own answer, vouches for the payload's shape. */
const ASKED: Readonly<Record<string, (event: Event, appId: number) => Asked>> = {
  pull_request: (event) => ({
    stop: stopOfPullRequest(event as PullRequestEvent),
    end: { kind: 'closed' },
    job: jobOfPullRequest(event as PullRequestEvent),
  }),
  merge_group: (event) => ({
    stop: stopOfMergeGroup(event as MergeGroupEvent),
    end: { kind: 'dequeued' },
    job: jobOfMergeGroup(event as MergeGroupEvent),
  }),
  check_run: (event, appId) => ({ job: jobOfCheckRun(event as CheckRunEvent, appId) }),
  check_suite: (event, appId) => ({ job: jobOfCheckSuite(event as CheckSuiteEvent, appId) }),
  pull_request_review_comment: (event) => ({ job: jobOfComment(event as CommentEvent) }),
  pull_request_review: (event) => ({ job: jobOfReview(event as ReviewEvent) }),
  installation: (event) => ({ job: jobOfInstallation(event as InstallationEvent) }),
  installation_repositories: (event) => ({ job: jobOfInstallation(event as InstallationEvent) }),
};

export function askedBy(name: string, event: Event, appId: number): Asked {
  return Object.hasOwn(ASKED, name) ? (ASKED[name]?.(event, appId) ?? {}) : {};
}

/** Events that can ask for something, and so have to reach the app. */
export const ASKING_EVENTS: readonly string[] = Object.keys(ASKED);
