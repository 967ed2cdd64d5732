/** What a failed request says, without depending on the client's error classes elsewhere. */

interface RequestFailure {
  readonly status?: unknown;
  readonly response?: { readonly headers?: Readonly<Record<string, unknown>> };
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** The HTTP status; `undefined` where no answer came. */
export function statusOf(error: unknown): number | undefined {
  const status = failureOf(error)?.status;
  return typeof status === 'number' ? status : undefined;
}

/** The id under which GitHub's support finds the request. */
export function requestIdOf(error: unknown): string | undefined {
  const failure = failureOf(error);
  const id = (failure?.response?.headers ?? failure?.headers)?.['x-github-request-id'];
  return typeof id === 'string' ? id : undefined;
}

export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** GitHub understood the request and refuses its content. */
export function isUnprocessable(error: unknown): boolean {
  return statusOf(error) === 422;
}

/** A broken connection (the client calls it 500) or a server error: whether the request took effect is not known. */
export function isAmbiguous(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 500;
}

function failureOf(error: unknown): RequestFailure | undefined {
  return typeof error === 'object' && error !== null ? (error as RequestFailure) : undefined;
}
