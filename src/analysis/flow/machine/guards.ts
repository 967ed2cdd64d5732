/** What references open: entries of a server's store that are kept under them, and whether they end. */
import { labelsIn } from '../values/contents.ts';
import { traitsOf } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { shapeOf } from '../values/value.ts';
import type { Machine } from './machine.ts';

/** Something is kept under this key, or the key is named as what opens something. */
export function noteGuard(machine: Machine, key: Value, ends: boolean | undefined): void {
  const labels = key.labels.length === 0 && key.shapes.length === 0 ? key.labels : labelsIn(key);
  for (const { subject } of traitsOf(labels, ['reference', 'guessable'])) {
    if (subject !== undefined) machine.observer.guard(subject, { ends });
  }
}

const END = /^(ex|px|exat|pxat|ttl|expire|timeout|expiry|time)$/;
/** These keep an entry for good unless told otherwise; a Flask cache has a default of its own. */
const FOR_GOOD = /redis|diskcache|shared_storage|(^|\.)_?(r|rdb)\.\w+$/i;

/** Whether an entry that is written so ends. */
export function endsOf(name: string, text: string, args: Arguments): boolean {
  if (/(^|\.)(setex|psetex)$/.test(name) || args.rest) return true;
  const given = [...args.keywords].find(([keyword]) => END.test(keyword))?.[1] ?? args.positional[2];
  if (!given) return !FOR_GOOD.test(name) && !FOR_GOOD.test(text);
  const constant = given.open ? undefined : shapeOf(given, 'constant');
  return constant === undefined || (constant.value !== null && constant.value !== 0);
}
