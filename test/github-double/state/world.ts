/** All records of one double, with the few look-ups that every room needs. */
import type {
  Account,
  AppRecord,
  CheckRun,
  CheckSuite,
  Delivery,
  Installation,
  PullRequest,
  Repository,
  Review,
  ReviewComment,
  ReviewThread,
  Token,
} from './model.ts';

/** GitHub's limits that a test may want to lower. */
export interface Limits {
  /** Requests an hour for one installation. */
  readonly requestsPerHour: number;
  /** Points an hour for GraphQL; the double counts one a query. */
  readonly graphqlPointsPerHour: number;
  /** Entries of a recursive tree before it is cut. */
  readonly treeEntries: number;
  /** Bytes of a blob's text in GraphQL before it is cut. */
  readonly blobTextBytes: number;
  /** Files in a pull request's list, and in a comparison. */
  readonly pullFiles: number;
  readonly compareFiles: number;
  /** Size of one file's patch before it is left out. */
  readonly patchLines: number;
  readonly patchBytes: number;
}

export const githubLimits: Limits = {
  requestsPerHour: 5_000,
  graphqlPointsPerHour: 5_000,
  treeEntries: 100_000,
  blobTextBytes: 512_000,
  pullFiles: 3_000,
  compareFiles: 300,
  patchLines: 20_000,
  patchBytes: 500_000,
};

export interface World {
  /** `http://host:port` of the server, once it listens. */
  origin: string;
  readonly clock: () => number;
  readonly limits: Limits;
  readonly app: AppRecord;
  readonly accounts: Map<string, Account>;
  readonly repositories: Repository[];
  readonly installations: Installation[];
  readonly tokens: Map<string, Token>;
  readonly pulls: PullRequest[];
  readonly reviews: Review[];
  readonly threads: ReviewThread[];
  readonly comments: ReviewComment[];
  readonly checkSuites: CheckSuite[];
  readonly checkRuns: CheckRun[];
  readonly deliveries: Delivery[];
  /** What a request or an answer did that GitHub's description does not allow. */
  readonly violations: string[];
  readonly nextId: () => number;
}

/** A world with an app and nobody in it. */
export function createWorld(app: AppRecord, clock: () => number, limits: Limits, nextId: () => number): World {
  return {
    origin: '',
    clock,
    limits,
    app,
    accounts: new Map([app.owner, app.bot].map((account) => [account.login.toLowerCase(), account])),
    repositories: [],
    installations: [],
    tokens: new Map(),
    pulls: [],
    reviews: [],
    threads: [],
    comments: [],
    checkSuites: [],
    checkRuns: [],
    deliveries: [],
    violations: [],
    nextId,
  };
}

/** Ids rise over all tables, so that one taken for another does not go unnoticed. */
export function idCounter(): () => number {
  let last = 1_000;
  return () => ++last;
}

/** The clock's time as GitHub writes it. */
export function timestamp(world: Pick<World, 'clock'>): string {
  return isoSeconds(world.clock());
}

/** Milliseconds since 1970 → `2026-01-31T12:00:00Z`. */
export function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export function findRepository(world: World, owner: string, name: string): Repository | undefined {
  const wanted = `${owner}/${name}`.toLowerCase();
  return world.repositories.find((each) => fullName(each).toLowerCase() === wanted);
}

export function fullName(repository: Repository): string {
  return `${repository.owner.login}/${repository.name}`;
}

/** The installation that covers a repository, if the app is installed there. */
export function installationOf(world: World, repository: Repository): Installation | undefined {
  return world.installations.find((each) => each.account === repository.owner && covers(each, repository));
}

export function covers(installation: Installation, repository: Repository): boolean {
  return repository.owner === installation.account && (installation.selected?.has(repository) ?? true);
}

export function findPull(world: World, repository: Repository, number: number): PullRequest | undefined {
  return world.pulls.find((each) => each.repository === repository && each.number === number);
}
