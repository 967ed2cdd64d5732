/** Carries a review plan out as it stands: comments, edits. The check run is completed apart, after it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { EarlierComment, ReviewComment, ReviewPlan } from '../review/plan.ts';
import type { Access } from './access.ts';
import { editComments } from './edit-comments.ts';
import { postFileComments } from './post-file-comments.ts';
import { postReview } from './post-review.ts';
import { readPullRequest } from './pull-request.ts';
import { isAmbiguous } from './request-error.ts';

export interface PublishTarget {
  readonly number: number;
  readonly headSha: string;
  /** When the head was known to be this, in milliseconds. */
  readonly updatedAt: number;
  /** The review's own line. */
  readonly reviewBody: string;
  /** Reads the bot's comments again, to see what a request without an answer has done. */
  readonly readEarlier: () => Promise<readonly EarlierComment[]>;
}

export type Published =
  | {
      readonly outcome: 'published';
      /** Comments that GitHub took neither on a line nor on the file. */
      readonly refused: readonly ReviewComment[];
      /** False where comments were edited but could not be collapsed. */
      readonly minimised: boolean;
    }
  /** The pull request has a newer head; nothing was written. */
  | { readonly outcome: 'superseded'; readonly headSha: string };

/** Writes nothing where there is nothing to write, and nothing on a head that is no longer the head. */
export async function publishPlan(access: Access, target: PublishTarget, plan: ReviewPlan): Promise<Published> {
  const writes = plan.comments.length + plan.fileComments.length + plan.edits.length;
  if (writes === 0) return { outcome: 'published', refused: [], minimised: true };

  const newer = await readNewerHead(access, target);
  if (newer !== undefined) return { outcome: 'superseded', headSha: newer };

  const refusedOnLines = await postOnce(plan.comments, target, (comments) =>
    postReview(access, { ...target, body: target.reviewBody }, comments),
  );
  const onFiles = [...plan.fileComments, ...refusedOnLines.map(toFileComment)];
  const refused = await postOnce(onFiles, target, (comments) => postFileComments(access, target, comments));
  const minimised = await editComments(access, target.number, plan.edits);
  return { outcome: 'published', refused, minimised };
}

/**
 * The pull request's head where it is not the one that was judged any more. An answer older than the event that named
 * our head lags behind; it is asked again, and not believed in the end.
 */
async function readNewerHead(access: Access, target: PublishTarget): Promise<string | undefined> {
  for (const pause of PAUSES) {
    const { headSha, updatedAt } = await readPullRequest(access, target.number);
    if (headSha === target.headSha) return undefined;
    if (updatedAt >= target.updatedAt) return headSha;
    await sleep(pause, undefined, { signal: access.signal });
  }
  return undefined;
}

const PAUSES = [250, 500, 1000];

/**
 * Posting is not repeated blindly. After an error that leaves open what was done, the bot's comments are read again
 * and only the missing ones are posted, once more.
 */
async function postOnce(
  comments: readonly ReviewComment[],
  target: PublishTarget,
  post: (comments: readonly ReviewComment[]) => Promise<readonly ReviewComment[]>,
): Promise<readonly ReviewComment[]> {
  try {
    return await post(comments);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
  }
  const there = new Set((await target.readEarlier()).map(({ fingerprint }) => fingerprint));
  return post(comments.filter(({ fingerprint }) => !there.has(fingerprint)));
}

/** On a file a comment has no lines of its own, and a suggestion nothing to replace. */
function toFileComment({ line, startLine, body, ...comment }: ReviewComment): ReviewComment {
  const place = startLine === undefined ? `On line ${line}:` : `On lines ${startLine} to ${line}:`;
  const text = body.replace(/^(`{3,})suggestion(?=\r?$)/gm, '$1python');
  return { ...comment, line: undefined, startLine: undefined, body: `${place}\n\n${text}` };
}
