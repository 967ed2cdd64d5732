/** What the double knows, as plain records: the rows of GitHub's tables that the product can see. */
import type { Side } from '../git/hunks.ts';

export type AccessLevel = 'read' | 'write' | 'admin';

/** Permission name, as in an app's manifest → level. */
export type Permissions = Readonly<Record<string, AccessLevel>>;

export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Organization' | 'Bot';
}

export interface AppRecord {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  /** The account that the app's reviews and comments carry; its login ends in `[bot]`. */
  readonly bot: Account;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly privateKey: string;
  readonly publicKey: string;
  readonly webhookSecret: string;
  webhookUrl: string | undefined;
  readonly createdAt: string;
}

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** The bare repository on disk. */
  readonly directory: string;
  readonly parent: Repository | undefined;
  readonly roles: Map<string, Role>;
  /** Active rules by branch name, as GET rules/branches shows them. */
  readonly branchRules: Map<string, readonly Record<string, unknown>[]>;
  readonly createdAt: string;
  pushedAt: string;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly repository: Repository;
  title: string;
  body: string | null;
  readonly author: Account;
  draft: boolean;
  state: 'open' | 'closed';
  readonly base: { ref: string; sha: string };
  /** `repository` is null once a fork was deleted. */
  readonly head: { repository: Repository | null; readonly owner: Account; readonly ref: string; sha: string };
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  mergedAt: string | null;
}

export interface Review {
  readonly id: number;
  readonly pull: PullRequest;
  readonly author: Account;
  readonly body: string;
  readonly state: 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED';
  readonly commitId: string;
  readonly submittedAt: string;
}

/** Where a comment stands in the diff; a comment on a whole file has no line. */
export interface Anchor {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly startSide: Side | undefined;
}

export interface ReviewComment {
  readonly id: number;
  readonly pull: PullRequest;
  readonly review: Review;
  readonly thread: ReviewThread;
  readonly author: Account;
  body: string;
  readonly path: string;
  /** As posted, and as it stands at the newest head: undefined there once outdated. Both undefined on a file's comment. */
  readonly original: Anchor | undefined;
  current: Anchor | undefined;
  readonly subject: 'line' | 'file';
  readonly diffHunk: string;
  readonly position: number;
  readonly originalCommit: string;
  commit: string;
  readonly inReplyTo: ReviewComment | undefined;
  readonly createdAt: string;
  updatedAt: string;
  /** Who edited it last; not told by REST. */
  editor: Account | undefined;
  minimizedReason: string | undefined;
}

export interface ReviewThread {
  readonly id: number;
  readonly pull: PullRequest;
  readonly comments: ReviewComment[];
  resolvedBy: Account | undefined;
}

export type CheckStatus = 'queued' | 'in_progress' | 'completed';

export interface CheckSuite {
  readonly id: number;
  readonly repository: Repository;
  readonly app: AppRecord;
  readonly headSha: string;
  /** Null for a commit that came from a fork. */
  readonly headBranch: string | null;
  /** Set anew to `queued` by a re-request, until a run says otherwise. */
  requeued: boolean;
  readonly createdAt: string;
  updatedAt: string;
}

interface CheckOutput {
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Record<string, unknown>[];
}

export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  name: string;
  status: CheckStatus;
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: string | null;
  completedAt: string | null;
  readonly output: CheckOutput;
  actions: Record<string, unknown>[];
}

export interface Installation {
  readonly id: number;
  readonly account: Account;
  permissions: Permissions;
  events: readonly string[];
  /** Undefined for all repositories of the account. */
  selected: Set<Repository> | undefined;
  suspended: boolean;
  readonly createdAt: string;
}

export interface Token {
  readonly installation: Installation;
  readonly permissions: Permissions;
  readonly repositories: Set<Repository> | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly deliveredAt: string;
  readonly redelivery: boolean;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
  /** `pending` until the receiver answered or failed to. */
  status: string;
  statusCode: number;
  duration: number;
  response: { readonly headers: Readonly<Record<string, string>>; readonly payload: string };
}
