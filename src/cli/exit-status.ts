/** The exit status, as scripts rely on it: 0 nothing that blocks, 1 something that blocks, 2 could not be done. */
import { type Finding, SEVERITIES } from '../analysis/findings/finding.ts';
import type { Policy } from '../policy/policy.ts';

const NOTHING_BLOCKS = 0;
const SOMETHING_BLOCKS = 1;
export const COULD_NOT = 2;

/** Only mode `enforce` blocks, and only on findings that are at least as severe as `fail_on` and not unsure. */
export function exitStatus(findings: readonly Finding[], { mode, failOn }: Policy): number {
  const blocks = findings.some(({ severity, confidence }) => confidence !== 'low' && isAtLeast(severity, failOn));
  return mode === 'enforce' && blocks ? SOMETHING_BLOCKS : NOTHING_BLOCKS;
}

function isAtLeast(severity: Finding['severity'], least: Finding['severity']): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}
