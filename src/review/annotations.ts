/** Marks in the diff and on the check's page for what blocks or gets a comment. GitHub shows their text as it is. */
import type { Severity } from '../analysis/findings/finding.ts';
import { clip } from '../markdown/escape.ts';
import { showInvisible } from '../markdown/invisible.ts';
import { MAX_ANNOTATIONS } from './limits.ts';
import { titleOf } from './place.ts';
import type { Annotation } from './plan.ts';
import type { Wording } from './review-input.ts';
import type { Verdict } from './verdict.ts';

/** GitHub takes 255 characters of a title and 64 KB of a message. */
const MAX_TITLE = 200;
const MAX_MESSAGE = 2000;

const LEVELS = { error: 'failure', warning: 'warning', notice: 'notice' } as const satisfies Record<
  Severity,
  Annotation['level']
>;

/** Gives the annotations in the order of the verdicts, up to the limit. */
export function renderAnnotations(verdicts: readonly Verdict[], wording: Wording): Annotation[] {
  return verdicts
    .filter((verdict) => verdict.blocks || verdict.comments)
    .slice(0, MAX_ANNOTATIONS)
    .map((verdict) => renderAnnotation(verdict, wording));
}

function renderAnnotation({ finding }: Verdict, wording: Wording): Annotation {
  const { path, line, endLine, column, endColumn } = finding;
  const fact = clip(showInvisible(finding.message), MAX_MESSAGE);
  return {
    path,
    startLine: line,
    endLine,
    // GitHub takes columns only where a single line is marked.
    ...(line === endLine ? { startColumn: column, endColumn } : {}),
    level: LEVELS[finding.severity],
    title: clip(titleOf(finding.rule, wording).replaceAll('`', ''), MAX_TITLE),
    message: `${fact}\n\n${finding.rule}: ${wording.guidelineUrl(finding.rule)}`,
  };
}
