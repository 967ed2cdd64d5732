/** What `fix` did, and what it left to people. */
import type { Finding } from '../analysis/findings/finding.ts';
import { printable } from '../report/printable.ts';

/** `refused`: files that were not written, with the reason. */
export function tellOfFixes(
  fixed: readonly Finding[],
  left: readonly Finding[],
  refused: ReadonlyMap<string, string>,
): string {
  const lines = [
    ...fixed.map((finding) => `fixed  ${place(finding)}  ${finding.rule}  ${printable(finding.message)}`),
    ...[...refused].map(([path, reason]) => `not written  ${printable(path)}: ${reason}`),
    ...left.map((finding) => `left   ${place(finding)}  ${finding.rule}  ${printable(finding.message)}`),
    summary(fixed, left),
    ...(fixed.some(({ rule }) => /secret/.test(rule)) ? [SECRETS] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const SECRETS =
  'Set the environment variables that the code reads now, and replace the old secrets: git history keeps them.';

function summary(fixed: readonly Finding[], left: readonly Finding[]): string {
  const files = new Set(fixed.map(({ path }) => path)).size;
  const did =
    fixed.length === 0 ? 'Nothing was changed' : `${count(fixed.length, 'finding')} fixed in ${count(files, 'file')}`;
  if (left.length === 0) return `${did}; nothing is left.`;
  return `${did}; ${count(left.length, 'finding')} left, for which no fix is proven to be safe.`;
}

function place({ path, line }: Finding): string {
  return `${printable(path)}:${line}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
