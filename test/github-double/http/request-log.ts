/** What was asked of the double, for tests that count. */
import type { Caller } from './call.ts';

export interface LoggedRequest {
  readonly method: string;
  /** Without host and `/api/v3`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
  /** `invalid` for one that was refused, `unread` where a fault came first. */
  readonly token: Caller['kind'] | 'invalid' | 'unread';
  /** Id in GitHub's description, `graphql`, `codeload`, or undefined for an unknown address. */
  readonly operation: string | undefined;
  /** Milliseconds since 1970, by the double's clock. */
  readonly at: number;
}

/** Making tokens is not counted, nor is what lies on another host than the API. */
const uncounted = new Set<string | undefined>(['apps/create-installation-access-token', 'codeload']);

/** How many requests pass the filter. */
export function countRequests(
  log: readonly LoggedRequest[],
  filter: (request: LoggedRequest) => boolean = () => true,
): number {
  return log.filter((each) => !uncounted.has(each.operation)).filter(filter).length;
}
