/** Carries the comments of a pull request over to a new head, or calls them outdated. */
import type { ChangedFile } from '../git/diff-trees.ts';
import { findLine, parseHunks } from '../git/hunks.ts';
import type { Anchor, PullRequest, ReviewComment } from './model.ts';
import { comparedFiles, pullFiles } from './pull-files.ts';
import type { World } from './world.ts';

/** To be called when the head has moved. A comment stays current while its lines are unchanged and in the diff. */
export async function moveComments(world: World, pull: PullRequest): Promise<void> {
  const files = await pullFiles(world, pull);
  for (const comment of world.comments.filter((each) => each.pull === pull)) {
    if (!comment.original) continue;
    const changes = await comparedFiles(world, pull.repository, comment.originalCommit, pull.head.sha);
    comment.current = movedAnchor(comment, comment.original, changes, files);
    if (comment.current) comment.commit = pull.head.sha;
  }
}

function movedAnchor(
  comment: ReviewComment,
  anchor: Anchor,
  changes: readonly ChangedFile[],
  files: readonly ChangedFile[],
): Anchor | undefined {
  const hunks = parseHunks(files.find((each) => each.path === comment.path)?.patch ?? '');
  // The left side is the merge base, which a push to the head leaves as it is.
  if (anchor.side === 'LEFT') return findLine(hunks, anchor.line, 'LEFT') ? anchor : undefined;

  const change = changes.find((each) => (each.previousPath ?? each.path) === comment.path);
  const first = anchor.startSide === 'RIGHT' ? (anchor.startLine ?? anchor.line) : anchor.line;
  const lines = Array.from({ length: anchor.line - first + 1 }, (_, index) => movedLine(change, first + index));
  const [line = 0] = lines.slice(-1);
  const together = lines.every((each, index) => each !== undefined && each === line - (lines.length - 1 - index));
  if (!together || !findLine(hunks, line, 'RIGHT')) return undefined;
  const startLine = anchor.startSide === 'RIGHT' ? lines[0] : anchor.startLine;
  return { ...anchor, line, startLine };
}

function movedLine(change: ChangedFile | undefined, line: number): number | undefined {
  if (!change) return line;
  if (change.status === 'removed' || change.status === 'renamed' || change.patch === undefined) return undefined;
  let shift = 0;
  for (const hunk of parseHunks(change.patch)) {
    const first = hunk.lines.find((each) => each.left !== undefined)?.left;
    if (first !== undefined && line < first) break;
    const here = hunk.lines.find((each) => each.left === line);
    if (here) return here.right;
    for (const each of hunk.lines) shift += each.kind === 'added' ? 1 : each.kind === 'removed' ? -1 : 0;
  }
  return line + shift;
}
