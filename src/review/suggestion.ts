/** Whether a fix can be offered as a suggestion, which its reader commits with one click. */
import type { Fix } from '../analysis/findings/finding.ts';
import { inOneHunk } from '../diff/lines.ts';
import { hasInvisible } from '../markdown/invisible.ts';
import type { ReviewFile } from './plan.ts';

/** Longer ones are no longer read before they are committed. */
const MAX_CHARACTERS = 10_000;

/**
 * Whether GitHub takes the fix as a suggestion on this file, and the reader can see what it does: its lines stand in one
 * hunk, it changes them, and it holds no invisible characters.
 */
export function canSuggest(fix: Fix, file: ReviewFile): boolean {
  if (!inOneHunk(file.hunks, fix.startLine, fix.endLine)) return false;
  if (fix.replacement.length > MAX_CHARACTERS || hasInvisible(fix.replacement)) return false;
  return fix.replacement === '' || withoutReturns(fix.replacement) !== currentText(fix, file);
}

/** The text at head that the fix replaces, as the hunks show it. */
function currentText({ startLine, endLine }: Fix, file: ReviewFile): string {
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  const replaced = lines.filter((line) => line.new !== undefined && line.new >= startLine && line.new <= endLine);
  return withoutReturns(replaced.map((line) => line.text).join('\n'));
}

function withoutReturns(text: string): string {
  return text.replace(/\r(?=\n|$)/g, '');
}
