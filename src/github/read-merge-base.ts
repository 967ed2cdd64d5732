/** The commit a pull request is compared with. */
import type { Access } from './access.ts';
import { isNotFound } from './request-error.ts';

export interface MergeBase {
  readonly sha: string;
  /** False where the branches have no commit in common: then it is the base branch's tip. */
  readonly related: boolean;
}

/**
 * The merge base of the base branch's tip and head. Not the tip itself: what others merged since is no part of the
 * change. The second page is asked for because the first one brings all files and patches along.
 */
export async function readMergeBase(
  { octokit, repository, signal }: Access,
  baseSha: string,
  headSha: string,
): Promise<MergeBase> {
  try {
    const { data } = await octokit.rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead: `${baseSha}...${headSha}`,
      per_page: 1,
      page: 2,
      request: { signal },
    });
    return { sha: data.merge_base_commit.sha, related: true };
  } catch (error) {
    if (!isNotFound(error) || !/no common ancestor/i.test(String((error as Error).message))) throw error;
    return { sha: baseSha, related: false };
  }
}
