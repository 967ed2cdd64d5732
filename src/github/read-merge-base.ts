/** The commit a pull request is compared with. */
import type { Access } from './access.ts';

/**
 * The merge base of the base branch's tip and head. Not the tip itself: what others merged since is no part of the
 * change. The second page is asked for because the first one brings all files and patches along.
 *
 * @throws where the commits have no common ancestor (404)
 */
export async function readMergeBase(
  { octokit, repository, signal }: Access,
  baseSha: string,
  headSha: string,
): Promise<string> {
  const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
    ...repository,
    basehead: `${baseSha}...${headSha}`,
    per_page: 1,
    page: 2,
    request: { signal },
  });
  return data.merge_base_commit.sha;
}
