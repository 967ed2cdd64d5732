/** What the policy makes of each finding: does it block, does it get a comment. */
import { type Finding, SEVERITIES, type Severity } from '../analysis/findings/finding.ts';
import type { Acceptance } from './acceptance.ts';
import type { ReviewPolicy } from './review-input.ts';

export interface Verdict {
  readonly finding: Finding;
  readonly blocks: boolean;
  /** Gets a comment, as far as there is room for one. */
  readonly comments: boolean;
  /** Somebody who may do so accepted the finding: it neither blocks nor gets a comment. */
  readonly acceptance: Acceptance | undefined;
}

/** Judges findings and orders them: gravest first, then by place. `accepted` is by fingerprint. */
export function judge(
  findings: readonly Finding[],
  policy: ReviewPolicy,
  accepted: ReadonlyMap<string, Acceptance>,
): Verdict[] {
  return [...findings].sort(byWeightThenPlace).map((finding) => {
    const acceptance = accepted.get(finding.fingerprint);
    const counts = finding.confidence !== 'low' && acceptance === undefined;
    return {
      finding,
      blocks: counts && policy.mode === 'enforce' && isAtLeast(finding.severity, policy.failOn),
      comments: counts && policy.mode !== 'observe' && isAtLeast(finding.severity, policy.commentOn),
      acceptance,
    };
  });
}

/** Findings that count; accepted ones and those of low confidence are told apart, and lead to nothing. */
export function doesCount(verdict: Verdict): boolean {
  return verdict.finding.confidence !== 'low' && verdict.acceptance === undefined;
}

function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

function byWeightThenPlace(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compare(a.path, b.path) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
