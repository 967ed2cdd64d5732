/** How many findings of each severity. */
import { type Finding, SEVERITIES } from '../analysis/findings/finding.ts';

/** Such as `2 errors, 1 notice`, gravest first; empty for no findings. */
export function countFindings(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((each) => each.severity === severity).length,
  }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}
