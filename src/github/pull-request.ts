/** A pull request in our own words, from a webhook's payload or GitHub's answer alike. */
import type { Access } from './access.ts';

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  /** The base branch's name, and its tip as the event knew it: it may have moved since. */
  readonly baseRef: string;
  readonly baseSha: string;
  readonly draft: boolean;
  /** Opened by an app or a bot account. */
  readonly byBot: boolean;
}

/** What both the payload and the API say. `head.repo` is left out on purpose: it is null for a deleted fork. */
export interface PullRequestData {
  readonly number: number;
  readonly draft?: boolean | undefined;
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly user: { readonly type?: string | undefined } | null;
}

export function toPullRequest(data: PullRequestData): PullRequest {
  return {
    number: data.number,
    headSha: data.head.sha,
    baseRef: data.base.ref,
    baseSha: data.base.sha,
    draft: data.draft ?? false,
    byBot: data.user?.type === 'Bot',
  };
}

/** The pull request as it stands now; one request. */
export async function readPullRequest({ octokit, repository, signal }: Access, number: number): Promise<PullRequest> {
  const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
  return toPullRequest(data);
}
