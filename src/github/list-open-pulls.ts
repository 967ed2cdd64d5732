/** Every open pull request that the app can see, for the slow sweep. */
import type { Access, Repository } from './access.ts';
import type { Octokit } from './octokit.ts';
import { type PullRequest, toPullRequest } from './pull-request.ts';

export interface SeenRepository extends Repository {
  readonly id: number;
}

/** Installations that are not suspended; one request for a hundred. */
export async function* listInstallations(app: Octokit): AsyncGenerator<number> {
  for await (const { data } of app.paginate.iterator(app.rest.apps.listInstallations, { per_page: 100 })) {
    for (const { id, suspended_at } of data) if (!suspended_at) yield id;
  }
}

/** Repositories that can change; one request for a hundred. */
export async function* listRepositories({ octokit }: Pick<Access, 'octokit'>): AsyncGenerator<SeenRepository> {
  const pages = octokit.paginate.iterator(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
  for await (const { data } of pages) {
    for (const { id, name, owner, archived, disabled } of data as readonly RepositoryData[]) {
      if (!archived && !disabled) yield { id, owner: owner.login, repo: name };
    }
  }
}

/** The client's type of a page does not know that its wrapping was taken off. */
interface RepositoryData {
  readonly id: number;
  readonly name: string;
  readonly owner: { readonly login: string };
  readonly archived?: boolean;
  readonly disabled?: boolean;
}

/** Open pull requests; one request for a hundred. */
export async function* listOpenPulls({ octokit, repository }: Access): AsyncGenerator<PullRequest> {
  const pages = octokit.paginate.iterator(octokit.rest.pulls.list, { ...repository, state: 'open', per_page: 100 });
  for await (const { data } of pages) for (const pull of data) yield toPullRequest(pull);
}
