/** What a failed request says, without depending on the client's error classes elsewhere. */

interface RequestFailure {
  readonly request?: { readonly url?: string };
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

/**
 * How long GitHub's limits want us to wait, in milliseconds; undefined where the error is none of them.
 *
 * @param now milliseconds since 1970
 */
export function limitWait(error: unknown, now: number): number | undefined {
  const status = statusOf(error);
  // GraphQL answers with status 200 also where the hour's points are spent; the client's error then has no status.
  if (status !== undefined && status !== 403 && status !== 429) return undefined;
  const failure = failureOf(error);
  const headers = failure?.response?.headers ?? failure?.headers ?? {};
  const retryAfter = Number(headers['retry-after']);
  if (retryAfter > 0) return retryAfter * 1000;
  const reset = Number(headers['x-ratelimit-reset']);
  if (String(headers['x-ratelimit-remaining']) === '0' && reset > 0) return Math.max(reset * 1000 - now, 1000);
  return undefined;
}

/** No token to be had: the app is no longer installed there, or suspended. */
export function isNotInstalled(error: unknown): boolean {
  const url = failureOf(error)?.request?.url ?? '';
  return [401, 403, 404].includes(statusOf(error) ?? 0) && /\/app\/installations\/\d+\/access_tokens$/.test(url);
}

function failureOf(error: unknown): RequestFailure | undefined {
  return typeof error === 'object' && error !== null ? (error as RequestFailure) : undefined;
}
