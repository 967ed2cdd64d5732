/** What was said on a pull request: by the bot itself, and to it. Comments of others, and forged ones, are not read back. */

import type { ThreadCommand } from '../review/acceptance.ts';
import { readCommand } from '../review/command.ts';
import type { Marker } from '../review/marker.ts';
import type { EarlierComment } from '../review/plan.ts';
import type { Access } from './access.ts';
import type { AppIdentity } from './create-check-run.ts';

const PER_PAGE = 100;
/** A pull request with more review comments than this is beyond reading, and beyond people too. */
const MOST_PAGES = 50;

/** What the marker of a comment's body says; undefined where it has none that is valid here. */
export type ReadMarker = (body: string) => Marker | undefined;

export interface Conversation {
  /** Our own comments with a valid marker, oldest first. */
  readonly earlier: readonly EarlierComment[];
  /** Commands in the threads of these, oldest first, whoever gave them. */
  readonly commands: readonly ThreadCommand[];
}

/** One request for each hundred review comments there are. */
export async function readConversation(
  access: Access,
  number: number,
  app: AppIdentity,
  readMarker: ReadMarker,
): Promise<Conversation> {
  const comments = await readComments(access, number);
  const earlier = comments.flatMap((comment) => toEarlierComment(comment, app, readMarker) ?? []);
  const fingerprints = new Map(earlier.map(({ id, fingerprint }) => [id, fingerprint]));
  return { earlier, commands: comments.flatMap((comment) => toThreadCommand(comment, fingerprints) ?? []) };
}

async function readComments({ octokit, repository, signal }: Access, number: number): Promise<readonly CommentData[]> {
  const comments: CommentData[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { data } = await octokit.rest.pulls.listReviewComments({
      ...repository,
      pull_number: number,
      per_page: PER_PAGE,
      page,
      request: { signal },
    });
    comments.push(...data);
    if (data.length < PER_PAGE) break;
  }
  return comments;
}

interface CommentData {
  readonly id: number;
  readonly node_id: string;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly in_reply_to_id?: number;
  readonly created_at: string;
  readonly path: string;
  readonly line?: number | null;
  readonly start_line?: number | null;
}

function toEarlierComment(data: CommentData, app: AppIdentity, readMarker: ReadMarker): EarlierComment | undefined {
  // The marker alone is no proof: anyone can copy one of ours into a comment of their own.
  const own = data.user?.type === 'Bot' && data.user.login === `${app.slug}[bot]`;
  if (!own || data.in_reply_to_id !== undefined) return undefined;
  const marker = readMarker(data.body);
  if (marker === undefined) return undefined;
  const place = { path: data.path, line: data.line ?? undefined, startLine: data.start_line ?? undefined };
  return { id: data.id, nodeId: data.node_id, body: data.body, ...marker, ...place };
}

/** GitHub names the first comment of the thread in every reply. */
function toThreadCommand(data: CommentData, fingerprints: ReadonlyMap<number, string>): ThreadCommand | undefined {
  const fingerprint = fingerprints.get(data.in_reply_to_id ?? 0);
  // Bots quote, summarise and answer each other: only people accept.
  if (fingerprint === undefined || data.user?.type !== 'User') return undefined;
  const command = readCommand(data.body);
  if (command === undefined || command.verb === 'recheck') return undefined;
  return { fingerprint, command, by: data.user.login, at: data.created_at, nodeId: data.node_id };
}
