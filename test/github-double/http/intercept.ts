/** Faults that a test puts between the product and GitHub. */

interface InterceptedRequest {
  readonly method: string;
  /** Without host and `/api/v3`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Id in GitHub's description, or `graphql`. */
  readonly operation: string | undefined;
}

/**
 * What happens instead of the answer: another answer, or a connection that breaks. With `carryOut` the request is done
 * first and only its answer is lost, as when a gateway gives up on a slow write.
 */
export type Fault =
  | {
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
      readonly carryOut?: boolean;
    }
  | { readonly disconnect: true; readonly carryOut?: boolean };

/** Looks at each request; undefined lets it pass. */
export type Intercept = (request: InterceptedRequest) => Fault | undefined | Promise<Fault | undefined>;

/** The refusal by which GitHub slows down who asks too much at once; it is not told by the headers of the budget. */
export function secondaryRateLimit(retryAfterSeconds = 60): Fault {
  return {
    status: 403,
    headers: { 'retry-after': String(retryAfterSeconds) },
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url:
        'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
    },
  };
}
