/** What the page shows. */
import type { ShownFile, Snapshot } from '../snapshot.ts';

export interface PullRequestModel {
  /** `owner/name`. */
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly author: string;
  readonly base: string;
  readonly head: string;
  /** Markdown. */
  readonly body: string;
  /** As the app left the pull request after each push, oldest first. The first one is the review. */
  readonly rounds: readonly [Snapshot, ...Snapshot[]];
  /** What the pushes after the review changed. */
  readonly changes: readonly ShownFile[];
}
