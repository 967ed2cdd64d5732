/** Whole objects: rows, results, records turned into a dict. A field read from one is no longer the whole. */

import type { Site } from '../values/site.ts';
import { traitAt, withTraits } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { unknownWith } from '../values/value.ts';
import type { CallSite } from './machine.ts';

/** Methods that give all fields of something. */
const ALL_FIELDS =
  /(^|\.)(fetchall|fetchmany|fetchone|mappings|to_dicts?|_asdict|model_dump|as_dict|to_json|serialize)$/;
/** Of what a call gave back: rows of a query, the body of an answer. */
const OF_A_RESULT = /(^|\.)(all|first|one|one_or_none|json)$/;

/** The result of a method that gives all of what it is called on; undefined for others. */
export function callForWhole(
  name: string,
  args: Arguments,
  at: CallSite,
  receiver: Value | undefined,
): Value | undefined {
  if (!receiver) return undefined;
  const isResult = receiver.called === true && args.positional.length === 0 && OF_A_RESULT.test(name);
  if (!isResult && !ALL_FIELDS.test(name)) return undefined;
  return asWhole(unknownWith(receiver.labels), at.site);
}

export function asWhole(value: Value, site: Site): Value {
  return withTraits(value, [traitAt('whole', site, 'a whole object', { record: true })]);
}
