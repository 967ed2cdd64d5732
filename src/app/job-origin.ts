/** What every event about a repository says of where it comes from. Pure. */
import type { JobOrigin } from './job.ts';

export interface RepositoryPayload {
  readonly installation?: { readonly id: number };
  readonly repository?: {
    readonly id: number;
    readonly name: string;
    readonly owner: { readonly login: string } | null;
  };
}

/** An event without an installation comes from a repository webhook that someone pointed at us. */
export function originOf(delivery: string, { installation, repository }: RepositoryPayload): JobOrigin | undefined {
  if (installation === undefined || !repository?.owner) return undefined;
  return {
    delivery,
    installation: installation.id,
    repository: { owner: repository.owner.login, repo: repository.name },
    repositoryId: repository.id,
  };
}
