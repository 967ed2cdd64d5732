/** The rules for check runs that GitHub's description tells in words only. */
import { Refusal } from '../http/reply.ts';
import type { WantedRun } from '../state/check-runs.ts';

const longestTitle = 255;
const longestMessageBytes = 64 * 1024;

/** The body as a wanted run; 422 where GitHub would not take it. */
export function checkedRun(body: Readonly<Record<string, unknown>>): WantedRun {
  const wanted = body as WantedRun;
  if (wanted.status === 'completed' && wanted.conclusion === undefined)
    refuse('conclusion is required when status is completed');
  if (wanted.conclusion === 'stale') refuse('conclusion stale can be set by GitHub only');
  if (wanted.output?.title !== undefined && wanted.output.title.length > longestTitle) {
    refuse(`output.title is longer than ${longestTitle} characters`);
  }
  for (const annotation of wanted.output?.annotations ?? []) checkAnnotation(annotation);
  return wanted;
}

function checkAnnotation(annotation: Readonly<Record<string, unknown>>): void {
  const { start_line: start, end_line: end, path } = annotation;
  if (typeof path !== 'string' || path === '' || path.startsWith('/')) refuse('annotation.path must be relative');
  if (Number(end) < Number(start)) refuse('annotation.end_line must not be before start_line');
  const hasColumns = annotation.start_column !== undefined || annotation.end_column !== undefined;
  if (hasColumns && start !== end) refuse('annotation columns need start_line and end_line on one line');
  if (String(annotation.title ?? '').length > longestTitle) refuse(`annotation.title is longer than ${longestTitle}`);
  for (const field of ['message', 'raw_details']) {
    if (Buffer.byteLength(String(annotation[field] ?? '')) > longestMessageBytes)
      refuse(`annotation.${field} is above 64 KB`);
  }
}

function refuse(message: string): never {
  throw new Refusal(422, 'Invalid request', [message]);
}
