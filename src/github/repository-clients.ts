/** The clients with which a repository is worked on: their tokens open that repository and little more. */
import { LRUCache } from 'lru-cache';
import type { Access } from './access.ts';
import { narrowAuth } from './narrow-auth.ts';
import type { BotOctokit, Octokit } from './octokit.ts';
import { ORGANISATION_REPOSITORY } from './read-repository-config.ts';

type Clients = Pick<Access, 'octokit' | 'queries'>;

/** How long it is remembered that an account has no repository for its configuration, or the app may not see it. */
const ABSENT_MILLISECONDS = 10 * 60_000;

/** @param app authenticated as the app; its credentials, cache of tokens and settings are those of the clients */
export function createRepositoryClients(app: () => Promise<Octokit>) {
  const absent = new LRUCache<number, true>({ max: 10_000, ttl: ABSENT_MILLISECONDS });
  return async (installationId: number, repository: string): Promise<Clients> => {
    const own = await app();
    const authStrategy = narrowAuth({
      repository,
      wished: () => (absent.has(installationId) ? [] : [ORGANISATION_REPOSITORY]),
      lacking: () => absent.set(installationId, true),
    });
    const clientFor = async (line: string): Promise<Octokit> => {
      const factory = ({ octokitOptions }: { octokitOptions: ClientOptions }) => {
        const Client = own.constructor as typeof BotOctokit;
        const throttle = { ...octokitOptions.throttle, id: line };
        return new Client({
          ...octokitOptions,
          authStrategy,
          throttle,
          auth: { ...octokitOptions.auth, installationId },
        });
      };
      return (await own.auth({ type: 'installation', installationId, factory })) as Octokit;
    };
    // Queries are reading, but the throttle takes each POST for a write: with a line of their own they wait for none.
    const [octokit, queries] = await Promise.all([
      clientFor(String(installationId)),
      clientFor(`${installationId} queries`),
    ]);
    return { octokit, queries };
  };
}

interface ClientOptions {
  readonly auth?: object;
  readonly throttle?: object;
}
