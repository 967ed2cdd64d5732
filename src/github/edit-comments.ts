/** Brings the bot's own comments up to date, collapses those whose finding is gone, shows those whose finding is back. */
import type { CommentEdit } from '../review/plan.ts';
import type { Access } from './access.ts';
import { isNotFound } from './request-error.ts';

/**
 * One request for each comment, and one that collapses and shows all that are to be. Resolving the threads would need
 * write access to the code. A comment that someone deleted meanwhile is passed over.
 *
 * @returns false where GitHub did not let the bot collapse or show them; the edits stand nevertheless
 */
export async function editComments(access: Access, edits: readonly CommentEdit[]): Promise<boolean> {
  for (const edit of edits) await editComment(access, edit);
  return foldComments(
    access,
    edits.filter((edit) => edit.minimise || edit.reopen),
  );
}

async function editComment({ octokit, repository }: Access, { id, body }: CommentEdit): Promise<void> {
  try {
    await octokit.rest.pulls.updateReviewComment({ ...repository, comment_id: id, body });
  } catch (error) {
    if (!isNotFound(error)) throw error;
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
