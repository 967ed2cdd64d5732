/** What every call needs: the clients of the installation, the repository, and the run's end. */
import type { Octokit } from './octokit.ts';

/** Always the base repository: it holds the commits of a fork's pull request too. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}

export interface Access {
  readonly octokit: Octokit;
  /** For GraphQL queries, see `createQueryClient`. */
  readonly queries: Octokit;
  readonly repository: Repository;
  /** Ends the reading for a run that is no longer wanted. Writes are not ended, or nobody would know what was done. */
  readonly signal: AbortSignal;
}
