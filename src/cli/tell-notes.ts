/** What the reader has to know beside the findings, on standard error. */
import type { Policy } from '../policy/policy.ts';
import { printable } from '../report/printable.ts';
import type { Report } from '../report/report.ts';
import type { Format } from './formats.ts';

/** Formats whose reader sees files that were not read, and suppressions that do not hold. */
const TELLS_ALL: readonly Format[] = ['json'];

export function tellNotes({ notes }: Policy, { problems, suppressionProblems }: Report, format: Format): void {
  const own = TELLS_ALL.includes(format)
    ? []
    : [
        ...problems.map(({ path, message }) => `${path}: ${message}`),
        ...suppressionProblems.map(({ path, line, message }) => `${path}:${line}: ${message}`),
      ];
  for (const line of [...notes, ...own]) process.stderr.write(`note: ${printable(line)}\n`);
}
