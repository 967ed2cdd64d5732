/**
 * What is to be said, against what was said: which earlier comments change, and which findings have none yet. A second
 * push never repeats a comment; a comment whose finding is gone says so.
 */
import type { SuppressedFinding } from '../analysis/findings/finding.ts';
import type { Acceptance } from './acceptance.ts';
import { type Anchor, findAnchor } from './anchor.ts';
import { renderComment } from './comment.ts';
import type { CommentEdit, EarlierComment } from './plan.ts';
import type { ReviewInput } from './review-input.ts';
import { renderAccepted, renderDuplicate, renderFixed, renderSuppressed } from './settled-comment.ts';
import type { Verdict } from './verdict.ts';

export interface Reconciliation {
  readonly edits: readonly CommentEdit[];
  /** Findings to comment on for the first time, in the order given; one a fingerprint. */
  readonly uncommented: readonly Verdict[];
}

/** `canSettle` is false where a changed file could not be read: nothing is called fixed then. */
export function reconcile(verdicts: readonly Verdict[], input: ReviewInput, canSettle: boolean): Reconciliation {
  const current = firstByFingerprint(verdicts);
  const suppressed = new Map(input.analysis.suppressed.map((finding) => [finding.fingerprint, finding]));
  const living = livingByFingerprint(input.earlier);
  const edits = input.earlier.flatMap((comment) => {
    const verdict = current.get(comment.fingerprint);
    if (verdict === undefined) return canSettle ? settle(comment, suppressed.get(comment.fingerprint), input) : [];
    if (living.get(comment.fingerprint) !== comment) return closeDuplicate(comment, input);
    if (verdict.acceptance !== undefined) return accept(comment, verdict.acceptance, input);
    return verdict.comments ? refresh(comment, verdict, input) : [];
  });
  const uncommented = [...current.values()].filter(
    (verdict) => verdict.comments && !living.has(verdict.finding.fingerprint),
  );
  return { edits, uncommented };
}

/** Of two findings with one fingerprint the one that gets a comment speaks for both. */
function firstByFingerprint(verdicts: readonly Verdict[]): Map<string, Verdict> {
  const first = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const earlier = first.get(verdict.finding.fingerprint);
    if (earlier === undefined || (verdict.comments && !earlier.comments)) {
      first.set(verdict.finding.fingerprint, verdict);
    }
  }
  return first;
}

/** The comment that goes on speaking for its finding: the first open one, else the first. */
function livingByFingerprint(earlier: readonly EarlierComment[]): Map<string, EarlierComment> {
  const living = new Map<string, EarlierComment>();
  for (const comment of earlier) {
    const known = living.get(comment.fingerprint);
    if (known === undefined || (known.state === 'fixed' && comment.state === 'open')) {
      living.set(comment.fingerprint, comment);
    }
  }
  return living;
}

function settle(comment: EarlierComment, suppressed: SuppressedFinding | undefined, input: ReviewInput): CommentEdit[] {
  if (comment.state === 'fixed') return [];
  const marker = input.marker(comment.fingerprint, 'fixed');
  const body =
    suppressed === undefined
      ? renderFixed(comment.body, input.headSha, marker)
      : renderSuppressed(comment.body, input.headSha, suppressed.reason, marker);
  return [{ id: comment.id, nodeId: comment.nodeId, body, minimise: true, reopen: false }];
}

function accept(comment: EarlierComment, acceptance: Acceptance, input: ReviewInput): CommentEdit[] {
  if (comment.state === 'fixed') return [];
  const body = renderAccepted(comment.body, acceptance, input.marker(comment.fingerprint, 'fixed'));
  return [{ id: comment.id, nodeId: comment.nodeId, body, minimise: true, reopen: false }];
}

function closeDuplicate(comment: EarlierComment, input: ReviewInput): CommentEdit[] {
  if (comment.state === 'fixed') return [];
  const body = renderDuplicate(comment.body, input.marker(comment.fingerprint, 'fixed'));
  return [{ id: comment.id, nodeId: comment.nodeId, body, minimise: true, reopen: false }];
}

/** Brings a comment up to date where what it says has changed; each edit costs a request. */
function refresh(comment: EarlierComment, verdict: Verdict, input: ReviewInput): CommentEdit[] {
  const anchor = findAnchor(verdict.finding, input.files) ?? { on: 'file', path: verdict.finding.path };
  const offered = renderComment(verdict, anchor, input);
  const shown = anchor.on === 'file' ? offered : renderComment(verdict, { ...anchor, on: 'sink' }, input);
  const reopen = comment.state === 'fixed';
  if (!reopen && [offered, shown].some((body) => saysTheSame(body, comment.body))) return [];
  // A suggestion replaces the lines its comment stands on, so it may only stand on the lines of the fix. The other text
  // does not speak of the comment's own place.
  const body = standsOn(comment, anchor) ? offered : shown;
  return [{ id: comment.id, nodeId: comment.nodeId, body, minimise: false, reopen }];
}

function standsOn(comment: EarlierComment, anchor: Anchor): boolean {
  if (anchor.on === 'file') return true;
  return (
    comment.path === anchor.path &&
    comment.line === anchor.line &&
    (comment.startLine ?? comment.line) === anchor.startLine
  );
}

/** Links name the commit and lines move with every push; neither is worth an edit. */
function saysTheSame(a: string, b: string): boolean {
  return withoutPositions(a) === withoutPositions(b);
}

function withoutPositions(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .replace(/\]\([^)\s]{0,2000}\)/g, ']')
    .replace(/:\d+(?:-\d+)?(?=`)/g, '')
    .trim();
}
