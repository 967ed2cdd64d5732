/** What was asked of the double, for tests that count. */
import type { Caller } from './call.ts';

export interface LoggedRequest {
  readonly method: string;
  /** Without host and `/api/v3`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
  readonly token: Caller['kind'] | 'invalid';
  /** Id in GitHub's description, `graphql`, `codeload`, or undefined for an unknown address. */
  readonly operation: string | undefined;
  /** Milliseconds since 1970, by the double's clock. */
  readonly at: number;
}

/** How many requests pass the filter; making tokens is not counted. */
export function countRequests(
  log: readonly LoggedRequest[],
  filter: (request: LoggedRequest) => boolean = () => true,
): number {
  return log.filter((each) => each.operation !== 'apps/create-installation-access-token').filter(filter).length;
}
