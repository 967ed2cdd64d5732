/** Everything a run will write to GitHub, decided before anything is written. Pure data. */
import type { Hunk } from '../diff/hunk.ts';

export type Conclusion = 'success' | 'failure' | 'neutral' | 'skipped';

/** A changed file as the review sees it: where comments can stand. */
export interface ReviewFile {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  readonly hunks: readonly Hunk[];
  /** Text at head; undefined where the file is removed or could not be read. */
  readonly after?: string;
}

/** A comment of our own that stands on the pull request, its marker already verified. */
export interface EarlierComment {
  /** REST id and GraphQL node id. */
  readonly id: number;
  readonly nodeId: string;
  readonly fingerprint: string;
  readonly body: string;
  /** `open` as posted, `fixed` once it was edited to say so. */
  readonly state: 'open' | 'fixed';
  /** Where it stands at head, as GitHub says; `line` is undefined for a comment on a file and for an outdated one. */
  readonly path?: string;
  readonly line?: number | undefined;
  readonly startLine?: number | undefined;
}

export interface ReviewComment {
  readonly fingerprint: string;
  readonly path: string;
  /** Last line of the range on the right side; `undefined` makes it a comment on the file. */
  readonly line: number | undefined;
  /** First line where the range has more than one. */
  readonly startLine: number | undefined;
  readonly body: string;
}

export interface CommentEdit {
  readonly id: number;
  readonly nodeId: string;
  readonly body: string;
  /** Collapse the comment as resolved after the edit. */
  readonly minimise: boolean;
  /** Show the comment again after the edit: it was collapsed, and its finding is back. */
  readonly reopen: boolean;
}

export interface Annotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
  readonly level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

export interface CheckOutput {
  readonly conclusion: Conclusion;
  /** Tells the outcome in a line. */
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: readonly Annotation[];
}

export interface ReviewPlan {
  readonly check: CheckOutput;
  /** Comments on lines, posted as one review with event COMMENT; empty posts no review. */
  readonly comments: readonly ReviewComment[];
  /** Comments on whole files, which GitHub takes one by one. */
  readonly fileComments: readonly ReviewComment[];
  readonly edits: readonly CommentEdit[];
}
