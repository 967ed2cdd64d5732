/** What a request brings and who sends it: `flask.request`, `flask_login.current_user`, `flask.g`, `dash.ctx`. */

import type { Activation, Machine } from '../machine/machine.ts';
import type { Trait } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import { traitAt, withTraits } from '../values/traits.ts';
import type { Value } from '../values/value.ts';
import { UNKNOWN } from '../values/value.ts';

/** What the request says is the visitor's, but nobody has checked that it says the truth. */
export const OF_REQUEST = 'request';

/** By dotted name, the whole or its beginning; what follows is a field. */
const BROUGHT: readonly (readonly [name: RegExp, traits: readonly Trait[], subject?: string])[] = [
  [
    /^flask\.request\.(args|view_args|query_string|full_path|path|url|base_url)$/,
    ['input', 'visitor', 'browser-state'],
    'URL',
  ],
  [/^flask\.request\.cookies$/, ['input', 'visitor', 'browser-state'], 'cookie'],
  [/^flask\.request\.(form|values|json|data|files|headers|referrer|get_json|get_data)$/, ['input', 'visitor']],
  [/^flask\.request\.(authorization|remote_addr|remote_user|user_agent)$/, ['visitor']],
  [/^dash\.ctx\.(cookies|headers|path|remote|origin)$/, ['input', 'visitor']],
  [/^dash\.ctx\.(inputs|states|triggered|triggered_id|args_grouping|inputs_list|states_list|outputs_list)$/, ['input']],
  [/^(flask_login|flask_security|flask_jwt_extended|flask_praetorian)\.(utils\.)?current_user\.\w+$/, ['visitor']],
  [/^flask_jwt_extended\.(get_jwt_identity|get_jwt|get_current_user)$/, ['visitor']],
  [/^flask\.g\.\w+$/, ['visitor']],
];
/** Of a user they say whether, not who. */
const FLAG = /\.(is|has|can)_\w+$/;

/** The value behind such a name; undefined for others. `called`: the name is that of a function whose result is meant. */
export function broughtBy(machine: Machine, name: string, activation: Activation, site: Site): Value | undefined {
  if (!/^(flask|dash\.ctx)/.test(name)) return undefined;
  const entry = BROUGHT.find(([pattern]) => pattern.test(name));
  if (!entry) return undefined;
  const [, traits, subject] = entry;
  const isRequest = !/current_user|jwt|^flask\.g\./.test(name);
  if (traits.includes('visitor')) machine.observer.visitor(activation.stack, site, !isRequest);
  if (FLAG.test(name)) return UNKNOWN;
  return withTraits(
    UNKNOWN,
    traits.map((trait) =>
      traitAt(
        trait,
        site,
        NOTES[trait] ?? 'read here',
        trait === 'browser-state' && subject !== undefined
          ? { subject }
          : trait === 'visitor' && isRequest
            ? { subject: OF_REQUEST }
            : {},
      ),
    ),
  );
}

const NOTES: Partial<Record<Trait, string>> = {
  input: 'comes from the browser',
  'browser-state': 'comes back from the browser',
  visitor: 'belongs to the visitor of this request',
};
