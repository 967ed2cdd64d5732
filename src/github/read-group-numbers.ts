/** Which pull requests a merge group may hold. */
import type { Access } from './access.ts';

/** More than any queue merges at once. */
const MOST_PULL_REQUESTS = 30;

/**
 * The numbers that the group's branch and the titles of its commits name, lowest first. GitHub documents neither, and
 * anyone can write a title, so each of them is only a candidate. One request.
 *
 * @param headRef such as `refs/heads/gh-readonly-queue/main/pr-7-0a1b…`
 */
export async function readGroupNumbers(
  { octokit, repository, signal }: Access,
  headRef: string,
  baseSha: string,
  headSha: string,
): Promise<readonly number[]> {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    ...repository,
    basehead: `${baseSha}...${headSha}`,
    per_page: 100,
    // Without a page the answer holds all files and patches as well.
    page: 1,
    request: { signal },
  });
  const titles = data.commits.map(({ commit }) => commit.message.split('\n')[0] ?? '');
  const named = [...headRef.matchAll(/\bpr-(\d{1,9})-/g), ...titles.flatMap((title) => [...title.matchAll(TITLE)])];
  const numbers = new Set(named.map(([, first, second]) => Number(first ?? second)));
  return [...numbers].sort((a, b) => a - b).slice(0, MOST_PULL_REQUESTS);
}

/** `Merge pull request #7 from …`, or `Title (#7)` of a squashed one. */
const TITLE = /^Merge pull request #(\d{1,9})\b|\(#(\d{1,9})\)$/g;
