/** Several fixes of one file at once. */
import type { Fix } from './findings/finding.ts';
import { applyFix } from './fixes/edits.ts';

/**
 * Applies fixes of the same text from bottom to top, so that each finds its lines where they were. Of two that share a
 * line only the lower one is applied; the other one waits for another look.
 */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  let result = text;
  let above = Number.POSITIVE_INFINITY;
  for (const fix of fixes.toSorted((a, b) => b.startLine - a.startLine || b.endLine - a.endLine)) {
    if (fix.endLine >= above) continue;
    result = applyFix(result, fix);
    above = fix.startLine;
  }
  return result;
}
