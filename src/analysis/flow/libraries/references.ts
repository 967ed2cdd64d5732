/** Values that refer to something kept elsewhere: random ones, and those that others can guess. */

import type { CallSite } from '../machine/machine.ts';
import { labelsOfArguments } from '../objects/functions.ts';
import { labelsIn } from '../values/contents.ts';
import type { Label } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import { traitAt, traitsOf, withTraits } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { CLEAN } from '../values/value.ts';

/** The clock, a counter, and generators whose next values follow from earlier ones. */
const GUESSABLE =
  /^(random\.(?!SystemRandom)\w+|numpy\.random\.\w+|time\.\w+|datetime\.(datetime\.|date\.)?\w+|uuid\.uuid1|itertools\.count)$|^string\./;

/** A fresh reference; made of another one (`uuid.UUID(text)`) it is still that. */
export function referenceMade(name: string, args: Arguments, at: CallSite): Value {
  const given = traitsOf(labelsOfArguments(args, labelsIn), ['reference', 'guessable']);
  const made = given.length > 0 && !/^random\./.test(name) ? given : madeBy(name, at.site);
  return withTraits(CLEAN, made);
}

function madeBy(name: string, site: Site): readonly Label[] {
  const subject = subjectAt(site);
  const reference = traitAt('reference', site, `made by '${name}'`, { subject });
  return GUESSABLE.test(name)
    ? [reference, traitAt('guessable', site, `made by '${name}', which can be guessed`, { subject })]
    : [reference];
}

/** What tells one reference from another: the place that makes it. */
function subjectAt({ path, start }: Site): string {
  return `${path}:${start}`;
}
