/** Which open pull requests have this commit as their head, for events that name a commit only. */
import type { Access } from './access.ts';

/** More open pull requests than this are not searched; one page holds 100. */
const MOST_PAGES = 10;

/**
 * The numbers of the open pull requests whose head is the commit. Asks the commit first; a fork's commit may be
 * unknown there, so an empty answer is followed by a look through the open pull requests, newest first.
 */
export async function findPullRequests(access: Access, headSha: string): Promise<readonly number[]> {
  const associated = await access.octokit.rest.repos.listPullRequestsAssociatedWithCommit({
    ...access.repository,
    commit_sha: headSha,
    per_page: 100,
    request: { signal: access.signal },
  });
  const numbers = numbersWithHead(associated.data, headSha);
  return numbers.length > 0 ? numbers : findAmongOpen(access, headSha);
}

async function findAmongOpen({ octokit, repository, signal }: Access, headSha: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await octokit.rest.pulls.list({
      ...repository,
      state: 'open',
      per_page: 100,
      page,
      request: { signal },
    });
    found.push(...numbersWithHead(data, headSha));
    if (data.length < 100) break;
  }
  return found;
}

interface ListedPullRequest {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly sha: string };
}

function numbersWithHead(pulls: readonly ListedPullRequest[], headSha: string): number[] {
  return pulls.filter((pull) => pull.state === 'open' && pull.head.sha === headSha).map((pull) => pull.number);
}
