/** Commits suggestions of review comments, as the button on GitHub does. */
import { readObject } from '../git/read-objects.ts';
import type { PullRequest, ReviewComment } from '../state/model.ts';
import { emailOf } from '../views/commit.ts';
import { commentById } from './conversation.ts';
import { pushTo } from './pull-requests.ts';
import { account, type Stage } from './stage.ts';

interface Edit {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Replaces the lines; an empty list takes them out. */
  readonly lines: readonly string[];
}

/** Commits one comment's suggestion to the pull request's branch, or several in one commit. Returns the commit's sha.
 * Throws where GitHub offers no button: outdated, on removed lines, without change, two for one line, closed. */
export async function applySuggestions(
  stage: Stage,
  pull: PullRequest,
  commentIds: readonly number[],
  by = pull.author.login,
): Promise<string> {
  if (pull.state !== 'open') throw new Error('Suggestions cannot be applied while the pull request is closed');
  const comments = commentIds.map((id) => commentById(stage, id));
  const edits = comments.map(editOf);
  const files: Record<string, string> = {};
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const text = await textAtHead(pull, path);
    files[path] = applyEdits(
      text,
      edits.filter((edit) => edit.path === path),
    );
  }
  const authors = [...new Set(comments.map(({ author }) => author))].filter(
    (author) => author !== account(stage.world, by),
  );
  const trailers = authors.map((author) => `Co-authored-by: ${author.login} <${emailOf(author)}>`);
  const title = comments.length === 1 ? `Update ${edits[0]?.path}` : 'Apply suggestions from code review';
  return pushTo(stage, pull, { files }, { author: by, message: [title, '', ...trailers].join('\n') });
}

function editOf(comment: ReviewComment): Edit {
  const { current } = comment;
  if (!current) throw new Error('Suggestions cannot be applied on outdated comments');
  if (current.side === 'LEFT' || current.startSide === 'LEFT')
    throw new Error('Suggestions cannot be applied on deleted lines');
  return {
    path: comment.path,
    startLine: current.startLine ?? current.line,
    endLine: current.line,
    lines: suggestedLines(comment.body),
  };
}

/** The first suggestion block of a comment. The fence may be longer than three marks, to hold others inside. */
function suggestedLines(body: string): readonly string[] {
  const lines = body.split(/\r?\n/);
  const start = lines.findIndex((line) => /^ {0,3}(`{3,}|~{3,})suggestion\s*$/.test(line));
  const fence = lines[start]?.trim().replace(/suggestion$/, '') ?? '';
  const isEnd = (line: string) => line.trim().startsWith(fence) && line.trim().replaceAll(fence.charAt(0), '') === '';
  const length = start === -1 ? -1 : lines.slice(start + 1).findIndex(isEnd);
  if (length === -1) throw new Error('The comment has no suggestion');
  return lines.slice(start + 1, start + 1 + length);
}

async function textAtHead(pull: PullRequest, path: string): Promise<string> {
  const object = await readObject(pull.repository.directory, `${pull.head.sha}:${path}`);
  if (object?.type !== 'blob') throw new Error(`${path} is not at the head`);
  return object.content.toString();
}

/** Replaces whole lines, from the last to the first; line ends are those of the lines that go. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  const sorted = [...edits].sort((a, b) => b.startLine - a.startLine);
  sorted.forEach((edit, index) => {
    const next = sorted[index + 1];
    if (next && next.endLine >= edit.startLine)
      throw new Error('Only one suggestion per line can be applied in a batch');
    const replaced = lines.slice(edit.startLine - 1, edit.endLine);
    const end = replaced[0]?.endsWith('\r') ? '\r' : '';
    const wanted = edit.lines.map((line) => line + end);
    if (wanted.join('\n') === replaced.join('\n')) throw new Error('Suggestion has no changes');
    lines.splice(edit.startLine - 1, replaced.length, ...wanted);
  });
  return lines.join('\n');
}
