/** Brings the bot's own comments up to date, collapses those whose finding is gone, shows those whose finding is back. */
import type { CommentEdit } from '../review/plan.ts';
import type { Access } from './access.ts';
import { isNotFound } from './request-error.ts';
import { settleThreads } from './settle-threads.ts';

/**
 * One request for each comment, and one that collapses and shows all that are to be. Where the installation granted
 * what that needs, their threads are resolved too. A comment that someone deleted meanwhile is passed over.
 *
 * @returns false where GitHub did not let the bot collapse, show or resolve them; the edits stand nevertheless
 */
export async function editComments(access: Access, number: number, edits: readonly CommentEdit[]): Promise<boolean> {
  const there: CommentEdit[] = [];
  for (const edit of edits) if (await editComment(access, edit)) there.push(edit);
  const folding = there.filter((edit) => edit.minimise || edit.reopen);
  const folded = await foldComments(access, folding);
  try {
    await settleThreads(access, number, folding);
    return folded;
  } catch {
    return false;
  }
}

async function editComment({ octokit, repository }: Access, { id, body }: CommentEdit): Promise<boolean> {
  try {
    await octokit.rest.pulls.updateReviewComment({ ...repository, comment_id: id, body });
    return true;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return false;
  }
}

async function foldComments({ octokit }: Access, edits: readonly CommentEdit[]): Promise<boolean> {
  if (edits.length === 0) return true;
  const parameters = edits.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = edits.map(({ minimise }, index) =>
    `m${index}: ${minimise ? MINIMISE : SHOW}`.replace('ID', `id${index}`),
  );
  const variables = Object.fromEntries(edits.map(({ nodeId }, index) => [`id${index}`, nodeId]));
  try {
    await octokit.graphql(`mutation Fold(${parameters}) {\n  ${fields.join('\n  ')}\n}`, variables);
    return true;
  } catch {
    return false;
  }
}

const MINIMISE = 'minimizeComment(input: { subjectId: $ID, classifier: RESOLVED }) { clientMutationId }';
const SHOW = 'unminimizeComment(input: { subjectId: $ID }) { clientMutationId }';
