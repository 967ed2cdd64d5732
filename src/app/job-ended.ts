/** Why a running job is told to end. */
export type JobEnd =
  | { readonly kind: 'superseded'; readonly headSha: string }
  /** The pull request was closed. */
  | { readonly kind: 'closed' }
  /** The merge queue gave the group up. */
  | { readonly kind: 'dequeued' }
  /** It took too long. */
  | { readonly kind: 'overdue' }
  | { readonly kind: 'shutdown' };

/**
 * The reason of a job's abort signal. It carries the name that the client for GitHub knows an abort by: anything else
 * that breaks a request off counts as a lost connection there, and the request is tried again and again.
 */
export class JobEnded extends Error {
  override readonly name = 'AbortError';
  readonly end: JobEnd;

  constructor(end: JobEnd) {
    super(`The job was told to end: ${end.kind}.`);
    this.end = end;
  }
}

/** Whether the job ended only because its process does: another process, or the next one, goes on with it. */
export function isHandedOver(error: unknown): error is JobEnded {
  return error instanceof JobEnded && error.end.kind === 'shutdown';
}
