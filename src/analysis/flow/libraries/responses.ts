/** What a response carries to the browser beside its body: cookies and addresses. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { labelsIn } from '../values/contents.ts';
import { extend, joinLabels, type Label, labelOf } from '../values/label.ts';
import { hasTrait } from '../values/traits.ts';
import type { Arguments, Value } from '../values/value.ts';
import { of, stringOf, UNKNOWN } from '../values/value.ts';

/** `response.set_cookie(key, value, …)`: undefined for other calls. */
export function setCookie(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  if (!name.endsWith('set_cookie')) return undefined;
  const key = stringOf(args.positional[0] ?? args.keywords.get('key')) ?? '*';
  const given = args.positional[1] ?? args.keywords.get('value') ?? UNKNOWN;
  const value = mark(machine, given, key, { kind: 'key' }, at.site);
  const labels = isForScripts(key) ? [] : joinLabels(labelsIn(value), referenceIn(machine, key, given, at));
  const unprotected = missingFlags(args);
  machine.observer.hit({
    sink: 'cookie',
    identity: key,
    place: { name: key, ...(unprotected.length > 0 ? { unprotected } : {}) },
    site: at.site,
    writer: at.activation.scope.name,
    labels: extend(labels, at.site, `put in the cookie '${key}'`),
    resolved: true,
  });
  return UNKNOWN;
}

/** Dash's renderer reads the token against forged requests from its cookie. */
function isForScripts(key: string): boolean {
  return /csrf|xsrf/i.test(key);
}

/** A random value under the name of a session or a token opens what it refers to. */
function referenceIn(machine: Machine, key: string, value: Value, at: CallSite): readonly Label[] {
  const isReference = value.clean && (value.open || hasTrait(value.labels, 'reference'));
  const match = isReference ? machine.names.classifyName(key, { kind: 'key' }) : undefined;
  if (!match || !/^(credential\.|identity\.session-id)/.test(match.dataType)) return [];
  return [labelOf({ dataType: 'identity.session-id', level: 'moderate', certainty: 'strong' }, at.site, match.reason)];
}

/** Names and positions of werkzeug's `Response.set_cookie`; none of them is on by itself. */
const FLAGS: readonly (readonly [flag: string, argument: string, position: number])[] = [
  ['Secure', 'secure', 6],
  ['HttpOnly', 'httponly', 7],
  ['SameSite', 'samesite', 8],
];

function missingFlags(args: Arguments): readonly string[] {
  if (args.rest) return [];
  return FLAGS.flatMap(([flag, argument, position]) => {
    const value = args.keywords.get(argument) ?? args.positional[position];
    return value && !isOff(value) ? [] : [flag];
  });
}

function isOff(value: Value): boolean {
  return !value.open && value.shapes.every((shape) => shape.kind === 'constant' && !shape.value);
}

/** `redirect(address)`: undefined for other calls. */
export function redirectTo(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  if (!/(^|\.)(redirect|RedirectResponse)$/.test(name) || !isOfLibrary(name)) return undefined;
  const value = args.positional[0] ?? args.keywords.get('location') ?? args.keywords.get('url') ?? UNKNOWN;
  machine.observer.hit({
    sink: 'url',
    identity: 'redirect',
    place: { name: 'a redirect' },
    site: at.site,
    writer: at.activation.scope.name,
    labels: extend(labelsIn(value), at.site, 'put in the address of a redirect'),
    resolved: true,
  });
  return of({ kind: 'object', type: 'flask.Response', fields: new Map(), site: at.site });
}

function isOfLibrary(name: string): boolean {
  return /^(flask|quart|werkzeug|starlette|fastapi)\./.test(name);
}
