/** The steps on Redis that must not be torn apart, as scripts that Redis runs. */
import type { Redis } from 'ioredis';

/**
 * Puts a job into the place that waits for its key, unless its delivery was seen or someone else changed the place since
 * it was read. Gives `seen`, `changed` or the turn it got; the turn counts by installation, see `fair-turns.ts`.
 */
const PUT = `
if ARGV[4] ~= '' and redis.call('EXISTS', KEYS[2]) == 1 then return 'seen' end
if (redis.call('HGET', KEYS[1], ARGV[1]) or '') ~= ARGV[2] then return 'changed' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
if ARGV[4] ~= '' then redis.call('SET', KEYS[2], '1', 'EX', ARGV[4]) end
local last = tonumber(redis.call('HGET', KEYS[3], ARGV[5]) or '0')
local now = tonumber(redis.call('HGET', KEYS[3], 'now') or '0')
local turn = math.max(last, now) + 1
if ARGV[2] == '' then redis.call('HSET', KEYS[3], ARGV[5], turn) end
return tostring(turn)
`;

/**
 * Moves the job that waits for a key to the one that runs. Where one runs already, its worker is gone: then both are
 * given and nothing is moved. Gives what runs, since when, what waits, and whether it was moved.
 */
const TAKE = `
local waiting = redis.call('HGET', KEYS[1], ARGV[1])
local running = redis.call('HGET', KEYS[2], ARGV[1])
if running then return {running, redis.call('HGET', KEYS[3], ARGV[1]) or '0', waiting or '', '0'} end
if not waiting then return {'', '0', '', '0'} end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], waiting)
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
local now = tonumber(redis.call('HGET', KEYS[4], 'now') or '0')
if tonumber(ARGV[3]) > now then redis.call('HSET', KEYS[4], 'now', ARGV[3]) end
return {waiting, ARGV[2], '', '1'}
`;

/**
 * Ends what runs for a key. ARGV[2] is put in the waiting place where that is free, or nothing. Gives what waits. Where
 * nothing waits or runs any more, the turns begin anew.
 */
const FINISH = `
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('HDEL', KEYS[3], ARGV[1])
if ARGV[2] ~= '' then redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) end
if redis.call('HLEN', KEYS[1]) == 0 and redis.call('HLEN', KEYS[2]) == 0 then redis.call('DEL', KEYS[4]) end
return redis.call('HGET', KEYS[1], ARGV[1]) or ''
`;

/** Empties the waiting place of a key where it still holds what was read. */
const DROP = `
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
return redis.call('HDEL', KEYS[1], ARGV[1])
`;

export interface Scripts {
  put(keys: string[], ...args: (string | number)[]): Promise<string>;
  take(keys: string[], ...args: (string | number)[]): Promise<[string, string, string, string]>;
  finish(keys: string[], ...args: (string | number)[]): Promise<string>;
  drop(keys: string[], ...args: (string | number)[]): Promise<number>;
}

type Command = (count: number, ...keysAndArguments: (string | number)[]) => Promise<unknown>;

export function defineScripts(redis: Redis): Scripts {
  const define = <T>(name: string, lua: string) => {
    redis.defineCommand(name, { lua });
    const command = (redis as unknown as Record<string, Command>)[name]?.bind(redis);
    return async (keys: string[], ...args: (string | number)[]) =>
      (await command?.(keys.length, ...keys, ...args)) as T;
  };
  return {
    put: define('guardPut', PUT),
    take: define('guardTake', TAKE),
    finish: define('guardFinish', FINISH),
    drop: define('guardDrop', DROP),
  };
}
