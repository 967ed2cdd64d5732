import { Redis } from 'ioredis';
import type { Log } from '../services.ts';

/**
 * Opens connections to Redis. `commands` fail at once where Redis is away, so that a webhook is answered and GitHub lists
 * it as failed; `blocking` ones, which wait for work, wait for Redis too.
 */
export function createRedisConnector(url: string, log: Log): (use: 'commands' | 'blocking') => Redis {
  return (use) => {
    const redis = new Redis(url, {
      maxRetriesPerRequest: use === 'commands' ? 1 : null,
      connectTimeout: 5_000,
      retryStrategy: (times) => Math.min(times * 200, 3_000),
    });
    redis.on('error', ({ message }: Error) => log.error({ error: { message } }, 'Redis cannot be reached'));
    return redis;
  };
}
