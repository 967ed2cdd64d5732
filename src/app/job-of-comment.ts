/** Webhook → job, for what people write in reviews. Pure. */
import type { Context } from 'probot';
import { readCommand } from '../review/command.ts';
import type { CommandJob } from './job.ts';
import { originOf } from './job-origin.ts';

export type CommentEvent = Pick<Context<'pull_request_review_comment'>, 'id' | 'payload'>;
export type ReviewEvent = Pick<Context<'pull_request_review'>, 'id' | 'payload'>;

/** A comment with a command was written, or one was changed or taken away: the state of the threads is another. */
export function jobOfComment({ id, payload }: CommentEvent): CommandJob | undefined {
  const before = payload.action === 'edited' ? payload.changes?.body?.from : undefined;
  return toJob(id, payload, [payload.comment.body, before]);
}

/** The text of a review may ask for a recheck; to accept a finding one has to reply in its thread. */
export function jobOfReview({ id, payload }: ReviewEvent): CommandJob | undefined {
  const { action, review } = payload;
  if (action !== 'submitted' || readCommand(review.body ?? '')?.verb !== 'recheck') return undefined;
  return toJob(id, payload, [review.body]);
}

type AnyPayload = (CommentEvent | ReviewEvent)['payload'];

function toJob(id: string, payload: AnyPayload, texts: readonly (string | null | undefined)[]): CommandJob | undefined {
  const { sender, pull_request: pull } = payload;
  // Bots, this one among them, quote commands: only people give them.
  if (sender?.type !== 'User' || pull.state !== 'open') return undefined;
  if (!texts.some((text) => readCommand(text ?? '') !== undefined)) return undefined;
  const origin = originOf(id, payload);
  if (origin === undefined) return undefined;
  const { number, head, user } = pull;
  const isAuthor = user?.login === sender.login;
  return { ...origin, kind: 'command', number, headSha: head.sha, login: sender.login, isAuthor };
}
