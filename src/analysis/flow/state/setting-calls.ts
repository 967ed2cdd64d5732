/** Calls whose arguments are settings: `app.run(debug=True)`, `BasicAuth(secret_key=…)`. */
import type { Span } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { siteOf } from '../machine/machine.ts';
import type { Arguments, Value } from '../values/value.ts';
import { shapeOf, stringOf } from '../values/value.ts';
import { noteSetting, SETTING_ATTRIBUTES } from './settings.ts';

type Names = readonly (readonly [argument: string, setting: string])[];

const RUN: Names = [
  ['debug', 'debug'],
  ['use_debugger', 'debug'],
];
const SECRET_KEY: Names = [['secret_key', 'SECRET_KEY']];

/** By the last part of the call's name: which arguments are which settings. */
const SETTING_CALLS: ReadonlyMap<string, Names> = new Map([
  ['run', RUN],
  ['run_server', RUN],
  ['run_debug', RUN],
  ['enable_dev_tools', [['debug', 'debug']]],
  ['BasicAuth', SECRET_KEY],
  ['Dash', SECRET_KEY],
  ['SessionMiddleware', SECRET_KEY],
  ['OIDCAuth', [['secret_key', 'SECRET_KEY']]],
  [
    'Talisman',
    [
      ['session_cookie_secure', 'SESSION_COOKIE_SECURE'],
      ['session_cookie_http_only', 'SESSION_COOKIE_HTTPONLY'],
      ['session_cookie_samesite', 'SESSION_COOKIE_SAMESITE'],
    ],
  ],
]);

/** Notes the arguments of a call that are settings. `name` is as dotted as it is known. */
export function noteSettingCall(
  machine: Machine,
  name: string,
  args: Arguments,
  activation: Activation,
  node: Span,
): void {
  if (name === 'builtins.setattr') noteSetAttribute(machine, args, activation, node);
  for (const [argument, setting] of namesFor(name, args)) {
    const value = args.keywords.get(argument);
    if (!value) continue;
    machine.observer.setting({
      name: setting,
      value,
      site: siteOf(activation, args.spans?.get(argument) ?? node),
      writer: activation.scope.name,
      form: 'argument',
      main: activation.main,
      beside: besides(args),
      call: name,
    });
  }
}

/** `setattr(server, 'secret_key', v)`. */
function noteSetAttribute(machine: Machine, args: Arguments, activation: Activation, node: Span): void {
  const [, name, value] = args.positional;
  const attribute = name && stringOf(name);
  if (value && attribute !== undefined && SETTING_ATTRIBUTES.has(attribute)) {
    noteSetting(machine, attribute, value, 'config', activation, node);
  }
}

/** A middleware is handed over with its arguments: `server.add_middleware(SessionMiddleware, secret_key=…)`. */
function namesFor(name: string, args: Arguments): Names {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const handed = last === 'add_middleware' || last === 'Middleware' ? args.positional[0] : undefined;
  const called = handed ? shapeOf(handed, 'external')?.name : name;
  return SETTING_CALLS.get(called?.slice(called.lastIndexOf('.') + 1) ?? '') ?? [];
}

/** The other arguments by name; the first of `run` is the host, as in Flask's signature. */
function besides(args: Arguments): ReadonlyMap<string, Value> {
  const [host] = args.positional;
  return host && !args.keywords.has('host') ? new Map([...args.keywords, ['host', host]]) : args.keywords;
}
