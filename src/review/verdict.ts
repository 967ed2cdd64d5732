/** What the policy makes of each finding: does it block, does it get a comment. */
import { type Finding, SEVERITIES, type Severity } from '../analysis/findings/finding.ts';
import type { ReviewPolicy } from './review-input.ts';

export interface Verdict {
  readonly finding: Finding;
  readonly blocks: boolean;
  /** Gets a comment, as far as there is room for one. */
  readonly comments: boolean;
}

/** Judges findings and orders them: gravest first, then by place. */
export function judge(findings: readonly Finding[], policy: ReviewPolicy): Verdict[] {
  return [...findings].sort(byWeightThenPlace).map((finding) => {
    const certain = finding.confidence !== 'low';
    return {
      finding,
      blocks: certain && policy.mode === 'enforce' && isAtLeast(finding.severity, policy.failOn),
      comments: certain && policy.mode !== 'observe' && isAtLeast(finding.severity, policy.commentOn),
    };
  });
}

/** Findings that count; those of low confidence are told apart, and lead to nothing. */
export function isCertain(verdict: Verdict): boolean {
  return verdict.finding.confidence !== 'low';
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
