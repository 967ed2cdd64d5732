/** A pull request in our own words, from a webhook's payload or GitHub's answer alike. */
import type { Access } from './access.ts';

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  /** The base branch's name, and its tip as the event knew it: it may have moved since. */
  readonly baseRef: string;
  readonly baseSha: string;
  readonly draft: boolean;
  /** Login of who opened it; undefined where the account is gone. */
  readonly author: string | undefined;
  /** Opened by an app or a bot account. */
  readonly byBot: boolean;
  /** When this was true, in milliseconds. GitHub's answers may lag behind its events. */
  readonly updatedAt: number;
}

/** What both the payload and the API say. `head.repo` is left out on purpose: it is null for a deleted fork. */
export interface PullRequestData {
  readonly number: number;
  readonly draft?: boolean | undefined;
  readonly head: { readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly user: { readonly login: string; readonly type?: string | undefined } | null;
  readonly updated_at: string;
}

export function toPullRequest(data: PullRequestData): PullRequest {
  return {
    number: data.number,
    headSha: data.head.sha,
    baseRef: data.base.ref,
    baseSha: data.base.sha,
    draft: data.draft ?? false,
    author: data.user?.login,
    byBot: data.user?.type === 'Bot',
    updatedAt: Date.parse(data.updated_at),
  };
}

/** The pull request as it stands now; one request. */
export async function readPullRequest({ octokit, repository, signal }: Access, number: number): Promise<PullRequest> {
  const { data } = await octokit.rest.pulls.get({ ...repository, pull_number: number, request: { signal } });
  return toPullRequest(data);
}
