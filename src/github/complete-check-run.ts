/** Completes the check run with its verdict, texts and annotations. */
import type { Annotation, CheckOutput } from '../review/plan.ts';
import type { Access } from './access.ts';
import type { CheckRun } from './create-check-run.ts';
import { ONCE } from './octokit.ts';
import { isAmbiguous, isUnprocessable } from './request-error.ts';

/** GitHub takes so many a request, and appends those of later ones. */
const ANNOTATIONS_PER_REQUEST = 50;

/** The identifier of the button that a failed check offers: the change is evaluated again. */
export const RECHECK = 'recheck';
const BUTTON = { label: 'Check again', description: 'Evaluate this change again', identifier: RECHECK };

/**
 * Completes the run: the verdict with the first annotations in one request, further annotations after it. Where
 * GitHub refuses the output, the verdict is given without annotations rather than not at all.
 *
 * @returns false where the verdict stands and some of its annotations do not
 */
export async function completeCheckRun(access: Access, check: CheckRun, output: CheckOutput): Promise<boolean> {
  const [first = [], ...rest] = pages(output.annotations);
  try {
    await completeOnce(access, check, output, first);
  } catch (error) {
    if (!isUnprocessable(error) || first.length === 0) throw error;
    await complete(access, check, output, []);
    return false;
  }
  return appendAll(access, check, output, rest);
}

/** Annotations are added by every request, also by one whose answer was lost: then it is looked up what is there. */
async function completeOnce(
  access: Access,
  check: CheckRun,
  output: CheckOutput,
  annotations: readonly Annotation[],
): Promise<void> {
  if (annotations.length === 0) return complete(access, check, output, []);
  try {
    return await complete(access, check, output, annotations, ONCE);
  } catch (error) {
    if (!isAmbiguous(error)) throw error;
  }
  const { octokit, repository } = access;
  const { data } = await octokit.rest.checks.get({ ...repository, check_run_id: check.id });
  const isThere = data.output.annotations_count >= annotations.length;
  return complete(access, check, output, isThere ? [] : annotations, isThere ? {} : ONCE);
}

async function complete(
  { octokit, repository }: Access,
  check: CheckRun,
  output: CheckOutput,
  annotations: readonly Annotation[],
  request: object = {},
): Promise<void> {
  await octokit.rest.checks.update({
    ...repository,
    check_run_id: check.id,
    status: 'completed',
    conclusion: output.conclusion,
    completed_at: new Date().toISOString(),
    output: { ...textsOf(output), annotations: annotations.map(toAnnotation) },
    actions: output.conclusion === 'failure' ? [BUTTON] : [],
    request,
  });
}

/** A verdict is not taken back for an annotation that GitHub did not take. */
async function appendAll(
  access: Access,
  check: CheckRun,
  output: CheckOutput,
  rest: readonly (readonly Annotation[])[],
): Promise<boolean> {
  try {
    for (const page of rest) await append(access, check, output, page);
    return true;
  } catch {
    return false;
  }
}

async function append(
  { octokit, repository }: Access,
  check: CheckRun,
  output: CheckOutput,
  annotations: readonly Annotation[],
): Promise<void> {
  await octokit.rest.checks.update({
    ...repository,
    check_run_id: check.id,
    output: { ...textsOf(output), annotations: annotations.map(toAnnotation) },
    request: ONCE,
  });
}

/** GitHub replaces title, summary and text by every update, so each carries them. */
function textsOf({ title, summary, text }: CheckOutput): { title: string; summary: string; text?: string } {
  return { title, summary, ...(text === '' ? {} : { text }) };
}

function toAnnotation(annotation: Annotation) {
  const { startColumn, endColumn } = annotation;
  // Columns are allowed only within one line.
  const columns =
    annotation.startLine === annotation.endLine && startColumn !== undefined && endColumn !== undefined
      ? { start_column: startColumn, end_column: endColumn }
      : {};
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    ...columns,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  };
}

function pages(annotations: readonly Annotation[]): readonly (readonly Annotation[])[] {
  const count = Math.ceil(annotations.length / ANNOTATIONS_PER_REQUEST);
  return Array.from({ length: count }, (_, page) =>
    annotations.slice(page * ANNOTATIONS_PER_REQUEST, (page + 1) * ANNOTATIONS_PER_REQUEST),
  );
}
