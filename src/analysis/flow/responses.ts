/** What a response carries to the browser beside its body: cookies and addresses. */
import { labelsIn } from './contents.ts';
import { extend } from './label.ts';
import type { CallSite, Machine } from './machine.ts';
import type { Arguments, Value } from './value.ts';
import { of, stringOf, UNKNOWN } from './value.ts';

/** `response.set_cookie(key, value, …)`: undefined for other calls. */
export function setCookie(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  if (!name.endsWith('set_cookie')) return undefined;
  const key = stringOf(args.positional[0] ?? args.keywords.get('key')) ?? '*';
  const value = args.positional[1] ?? args.keywords.get('value') ?? UNKNOWN;
  machine.observer.hit({
    sink: 'cookie',
    identity: key,
    place: { name: key },
    site: at.site,
    writer: at.activation.scope.name,
    labels: extend(labelsIn(value), at.site, `put in the cookie '${key}'`),
    resolved: true,
  });
  return UNKNOWN;
}

/** `redirect(address)`: undefined for other calls. */
export function redirectTo(machine: Machine, name: string, args: Arguments, at: CallSite): Value | undefined {
  if (name !== 'flask.redirect') return undefined;
  const value = args.positional[0] ?? args.keywords.get('location') ?? UNKNOWN;
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
