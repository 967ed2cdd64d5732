/**
 * Tokens for single repositories. The usual ones open a whole installation; one that leaks, or is misused by a fault of
 * ours, should open no more than the repository at hand, and the organisation's configuration.
 */
import { createAppAuth } from '@octokit/auth-app';
import { statusOf } from './request-error.ts';

type AppAuth = ReturnType<typeof createAppAuth>;
type AuthOptions = Parameters<typeof createAppAuth>[0];
type Hook = AppAuth['hook'];

export interface Narrowing {
  readonly repository: string;
  /** More that a token should open, where it exists. */
  readonly wished: () => readonly string[];
  /** GitHub does not know one of the wished ones, or the app may not see it. */
  readonly lacking: () => void;
}

/** What the client hands to the way it authenticates, besides its credentials. */
interface ClientParts {
  readonly request: NonNullable<AuthOptions['request']>;
  readonly octokitOptions?: { readonly baseUrl?: string };
}

interface AuthRequest {
  readonly type: string;
  readonly refresh?: boolean;
}

/** A way to authenticate, as Octokit's option `authStrategy` takes it. */
export function narrowAuth({ repository, wished, lacking }: Narrowing) {
  return (options: AuthOptions & ClientParts) => {
    // Tokens are asked for outside the client's line, in which each write waits for the one before.
    const { baseUrl } = options.octokitOptions ?? {};
    const base = createAppAuth({ ...options, request: options.request.defaults(baseUrl ? { baseUrl } : {}) });

    async function tokenFor(request: AuthRequest) {
      const ask = (repositoryNames: string[]) => base({ ...request, type: 'installation', repositoryNames });
      const more = wished().filter((name) => name !== repository);
      try {
        return await ask([repository, ...more]);
      } catch (error) {
        if (statusOf(error) !== 422 || more.length === 0) throw error;
        lacking();
        return ask([repository]);
      }
    }

    const hook = async (...[request, route, parameters]: Parameters<Hook>) => {
      const endpoint = request.endpoint.merge(route as string, parameters);
      // The app's own addresses want the app's own token.
      if (APP_ADDRESS.test(String(endpoint.url))) return base.hook(request, route as string, parameters);
      const { token } = await tokenFor({ type: 'installation' });
      endpoint.headers.authorization = `token ${token}`;
      return request(endpoint as unknown as Parameters<typeof request>[0]);
    };
    const auth = (request: AuthRequest) =>
      request.type === 'installation' ? tokenFor(request) : base(request as { type: 'app' });
    return Object.assign(auth, { hook });
  };
}

const APP_ADDRESS = /(?:^|\/)app(?:\/|$)/;
