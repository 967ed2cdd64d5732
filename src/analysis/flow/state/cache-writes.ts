/** `cache.set(key, value)`: an entry under a constant key is everybody's. */

import { endsOf, noteGuard } from '../machine/guards.ts';
import type { CallSite, Machine } from '../machine/machine.ts';
import { labelsIn } from '../values/contents.ts';
import { extend } from '../values/label.ts';
import { hasTrait } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { stringOf } from '../values/value.ts';

const WRITES = /(^|\.)(set|add|put|setex|hset|aset|setnx)$/;
const CACHE = /cache|redis|shared_storage|memcache|(^|\.)_?(r|rdb|kv|store)\.\w+$/i;

/** What a call writes to a store of the server; undefined for other calls. */
function cacheWriteOf(
  name: string,
  text: string,
  args: Arguments,
): { readonly key: Value; readonly value: Value } | undefined {
  if (!WRITES.test(name) || !(CACHE.test(text) || CACHE.test(name))) return undefined;
  const [key = args.keywords.get('key') ?? args.keywords.get('name'), second, third] = args.positional;
  // `setex(name, time, value)` has the value last.
  const value = /setex$/.test(name) ? third : (second ?? args.keywords.get('value'));
  return key && value ? { key, value } : undefined;
}

export function noteCacheWrite(machine: Machine, name: string, args: Arguments, at: CallSite): void {
  if (/(^|\.)(p?expire(at)?|touch)$/.test(name) && args.positional[0]) noteGuard(machine, args.positional[0], true);
  const written = cacheWriteOf(name, at.text, args);
  if (written) noteGuard(machine, written.key, endsOf(name, at.text, args));
  const key = written && stringOf(written.key);
  if (!written || key === undefined || at.activation.scope.kind !== 'function') return;
  const labels = labelsIn(written.value).filter((label) => label.trait === undefined || label.trait === 'visitor');
  // Data of everyone, such as a table, is the same for all.
  if (!hasTrait(labels, 'visitor') && !labels.some((label) => label.own && label.dataType !== 'user.activity')) return;
  machine.observer.hit({
    sink: 'cache',
    identity: key,
    place: { name: key },
    site: at.site,
    writer: at.activation.scope.name,
    labels: extend(labels, at.site, `kept in the cache as '${key}'`),
    resolved: true,
  });
}
