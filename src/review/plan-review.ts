/** The one door of the review: findings, hunks, earlier comments and limits go in, what to write to GitHub comes out. */
import { findAnchor } from './anchor.ts';
import { renderCheck } from './check-run.ts';
import { renderComment } from './comment.ts';
import { MAX_COMMENTS, MAX_FILE_COMMENTS } from './limits.ts';
import type { ReviewComment, ReviewPlan } from './plan.ts';
import { reconcile } from './reconcile.ts';
import type { ReviewInput } from './review-input.ts';
import { collectNotes } from './review-notes.ts';
import { judge, type Verdict } from './verdict.ts';

/** Decides everything a run will write. Pure: the same input gives the same plan. */
export function planReview(input: ReviewInput): ReviewPlan {
  const notes = collectNotes(input);
  const verdicts = judge(input.analysis.findings, input.policy, input.acceptances.accepted);
  const { edits, uncommented } = reconcile(verdicts, input, notes.unread === 0);
  const placed = uncommented.flatMap((verdict) => placeComment(verdict, input));
  const onFiles = placed.filter((comment) => comment.line === undefined).slice(0, MAX_FILE_COMMENTS);
  const posted = placed
    .filter((comment) => comment.line !== undefined || onFiles.includes(comment))
    .slice(0, MAX_COMMENTS);
  return {
    check: renderCheck(verdicts, notes, placed.length - posted.length, input),
    comments: posted.filter((comment) => comment.line !== undefined),
    fileComments: posted.filter((comment) => comment.line === undefined),
    edits,
  };
}

/** A finding whose file is not part of the change gets none: it stands in the check run. */
function placeComment(verdict: Verdict, input: ReviewInput): ReviewComment[] {
  const anchor = findAnchor(verdict.finding, input.files);
  if (anchor === undefined) return [];
  const { fingerprint } = verdict.finding;
  const body = renderComment(verdict, anchor, input);
  if (anchor.on === 'file') return [{ fingerprint, path: anchor.path, line: undefined, startLine: undefined, body }];
  const { path, line, startLine } = anchor;
  // GitHub refuses a start line that equals the line.
  return [{ fingerprint, path, line, startLine: startLine === line ? undefined : startLine, body }];
}
