/** The client for GitHub, with what Probot's defaults leave dangerous for a bot that serves many installations. */
import { ProbotOctokit } from 'probot';
import { statusOf } from './request-error.ts';
import { NOTIFICATIONS, WRITES } from './write-pace.ts';

export type Octokit = InstanceType<typeof ProbotOctokit>;

/** Waiting longer for the hourly limit would hold a job, and its open check run, for too long. */
const LONGEST_WAIT_SECONDS = 60;
/** A secondary limit says when to come back; after this many tries the run gives up and says so. */
const SECONDARY_LIMIT_RETRIES = 2;
/** GitHub itself gives up after ten seconds; a connection that stays silent would hold a job for ever. */
const LONGEST_ANSWER_MILLISECONDS = 30_000;
/** Errors that a second try does not change, and 429, which the throttle answers by the time GitHub names. */
const DO_NOT_RETRY = [400, 401, 403, 404, 406, 410, 413, 422, 429, 451];

/**
 * Probot's client throttled per installation: without an id of its own every installation waits for all others.
 * Probot drops defaults given as an object where it has its own, so they must be a function.
 */
export const BotOctokit = ProbotOctokit.plugin(renewToken).defaults((options: ClientOptions) => ({
  ...options,
  request: { ...options.request, fetch: fetchInTime },
  retry: { ...options.retry, doNotRetry: DO_NOT_RETRY },
  throttle: {
    ...options.throttle,
    ...throttleKey(options),
    write: WRITES,
    notifications: NOTIFICATIONS,
    onRateLimit: (retryAfter: number, _request: unknown, _octokit: unknown, retries: number) =>
      retryAfter <= LONGEST_WAIT_SECONDS && retries < 1,
    onSecondaryRateLimit: (retryAfter: number, _request: unknown, _octokit: unknown, retries: number) =>
      retryAfter <= LONGEST_WAIT_SECONDS && retries < SECONDARY_LIMIT_RETRIES,
  },
}));

/**
 * What every request that creates something must carry: a retry after a lost answer would create it twice. The
 * throttle still repeats what GitHub refused for a rate limit, since nothing was created then.
 */
export const ONCE = { retries: 0 } as const;

/**
 * A client of an installation for GraphQL queries only. They are reading, but the throttle takes every POST for a write
 * and keeps a second between any two; with a line of their own they do not wait for writes, nor writes for them.
 *
 * @param app the client that is authenticated as the app
 */
export async function createQueryClient(app: Octokit, installationId: number): Promise<Octokit> {
  const factory = ({ octokitOptions }: { octokitOptions: ClientOptions }) => {
    const throttle = { ...octokitOptions.throttle, id: `${installationId} queries` };
    // The client's own class carries Probot's settings: credentials, cache of tokens, address.
    const Client = app.constructor as typeof BotOctokit;
    return new Client({ ...octokitOptions, throttle, auth: { ...octokitOptions.auth, installationId } });
  };
  return (await app.auth({ type: 'installation', installationId, factory })) as Octokit;
}

/**
 * A token can end before its hour does, as when the app is installed anew. Then a new one is taken and the request made
 * once more: GitHub has not looked at what it refused with 401.
 */
function renewToken(octokit: RenewableClient, { auth }: ClientOptions): void {
  if (auth?.installationId === undefined) return;
  octokit.hook.wrap('request', async (request, options) => {
    try {
      return await request(options);
    } catch (error) {
      if (statusOf(error) !== 401) throw error;
    }
    await octokit.auth({ type: 'installation', refresh: true });
    return request(options);
  });
}

interface RenewableClient {
  readonly auth: (options: object) => Promise<unknown>;
  readonly hook: InstanceType<typeof ProbotOctokit>['hook'];
}

/** The client takes a broken-off answer for a server error: what reads is tried again, what creates is looked up. */
function fetchInTime(url: string | URL | Request, options: RequestInit = {}): Promise<Response> {
  const inTime = AbortSignal.timeout(LONGEST_ANSWER_MILLISECONDS);
  const signal = options.signal ? AbortSignal.any([options.signal, inTime]) : inTime;
  return fetch(url, { ...options, signal });
}

/** The part of a client's options that is read here; Probot's own type leaves them open. */
interface ClientOptions {
  readonly auth?: { readonly installationId?: number };
  readonly request?: object;
  readonly retry?: object;
  readonly throttle?: { readonly id?: string };
}

function throttleKey({ auth, throttle }: ClientOptions): { id?: string } {
  const id = throttle?.id ?? auth?.installationId;
  return id === undefined ? {} : { id: String(id) };
}
