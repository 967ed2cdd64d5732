/** The queue that the settings ask for. */

import { createMemoryQueue } from './queue/memory-queue.ts';
import type { WorkOptions, WorkQueue } from './queue/work-queue.ts';
import type { Log } from './services.ts';
import type { Settings } from './settings.ts';

/** In memory, or on Redis, whose client is loaded only then. */
export async function createQueue(
  { redisUrl, leaseSeconds }: Settings,
  log: Log,
  options: WorkOptions,
): Promise<WorkQueue> {
  if (redisUrl === undefined) return createMemoryQueue(options);
  const { createRedisConnector } = await import('./queue/connect-redis.ts');
  const { createRedisQueue } = await import('./queue/redis-queue.ts');
  return createRedisQueue({
    ...options,
    leaseMilliseconds: leaseSeconds * 1000,
    connect: createRedisConnector(redisUrl, log),
  });
}
