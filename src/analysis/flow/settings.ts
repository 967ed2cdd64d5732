/** Settings of the app and its server, in all the ways they are set. What they mean is judged by the detectors. */
import type { Attribute, Expression, Span } from '../python/syntax.ts';
import type { Activation, Machine } from './machine.ts';
import { plainName, siteOf } from './machine.ts';
import type { Setting } from './observer.ts';
import type { Arguments, Value } from './value.ts';
import { shapeOf } from './value.ts';

/** Attributes of an app or server that are settings: `server.secret_key`. */
const SETTING_ATTRIBUTES = new Set(['secret_key', 'permanent_session_lifetime', 'debug', 'session_cookie_secure']);
/** Constants of configuration modules and classes. */
const SETTING_CONSTANT =
  /^(SECRET_KEY|FLASK_SECRET_KEY|APP_SECRET_KEY|SESSION_SECRET\w*|JWT_SECRET\w*|DEBUG|SESSION_\w+|REMEMBER_COOKIE_\w+|PERMANENT_SESSION_LIFETIME|COOKIE_SECURE|PREFERRED_URL_SCHEME|\w*SECRET_KEY|\w*secret_key)$/;

const NONE: ReadonlyMap<string, Value> = new Map();

/** `server.config['X'] = v`: true if it was a setting. */
export function setConfigEntry(
  machine: Machine,
  receiver: Value,
  holder: Expression,
  key: string | undefined,
  value: Value,
  activation: Activation,
  node: Span,
): boolean {
  if (key === undefined || !isConfig(receiver, holder)) return false;
  note(machine, key, value, 'config', activation, node);
  return true;
}

/** `server.config.update(X=v)`, `.update({...})`, `.from_mapping(...)`: true if it was a configuration. */
export function callConfig(
  machine: Machine,
  method: string,
  receiver: Value,
  holder: Expression,
  args: Arguments,
  activation: Activation,
  node: Span,
): boolean {
  if ((method !== 'update' && method !== 'from_mapping' && method !== 'setdefault') || !isConfig(receiver, holder)) {
    return false;
  }
  for (const [name, value] of args.keywords) {
    note(machine, name, value, 'config', activation, args.spans?.get(name) ?? node);
  }
  for (const value of args.positional) {
    const dict = shapeOf(value, 'dict');
    for (const [name, field] of dict?.fields ?? []) {
      const literal = shapeOf(field, 'constant')?.site;
      note(machine, name, field, 'config', activation, literal?.path === activation.scope.path ? literal : node);
    }
  }
  return true;
}

/** `server.secret_key = v`, `app.debug = True`: true if the attribute is a setting. */
export function setSettingAttribute(
  machine: Machine,
  target: Attribute,
  value: Value,
  activation: Activation,
): boolean {
  if (!SETTING_ATTRIBUTES.has(target.attr)) return false;
  // `self.secret_key = …` in a class of the app is a field of that class.
  if (target.value.kind === 'Name' && (target.value.id === 'self' || target.value.id === 'cls')) return false;
  note(machine, target.attr, value, 'config', activation, target);
  return true;
}

/** `SECRET_KEY = …` in a module or a class body. */
export function noteConstant(
  machine: Machine,
  target: Expression,
  value: Value,
  activation: Activation,
  node: Span,
): void {
  if (activation.scope.kind === 'function' || target.kind !== 'Name' || !SETTING_CONSTANT.test(target.id)) return;
  note(machine, target.id, value, 'constant', activation, node);
}

/** Arguments of calls that are settings: `app.run(debug=True)`, `BasicAuth(secret_key=…)`. */
export function noteArguments(
  machine: Machine,
  args: Arguments,
  names: ReadonlyMap<string, string>,
  activation: Activation,
  node: Span,
): void {
  for (const [argument, setting] of names) {
    const value = args.keywords.get(argument);
    if (!value) continue;
    machine.observer.setting({
      ...base(setting, value, 'argument', activation, args.spans?.get(argument) ?? node),
      beside: besides(args),
    });
  }
}

/** Calls that start an app or set it up, and which of their arguments are settings. */
const SETTING_CALLS: readonly (readonly [RegExp, ReadonlyMap<string, string>])[] = [
  [/(^|\.)(run|run_server|run_debug)$/, new Map([['debug', 'debug']])],
  [/(^|\.)enable_dev_tools$/, new Map([['debug', 'debug']])],
  [/(^|\.)(BasicAuth|OIDCAuth)$/, new Map([['secret_key', 'SECRET_KEY']])],
];

export function noteSettingCall(
  machine: Machine,
  name: string,
  args: Arguments,
  activation: Activation,
  node: Span,
): void {
  for (const [pattern, names] of SETTING_CALLS) {
    if (pattern.test(name)) noteArguments(machine, args, names, activation, node);
  }
}

/** The other arguments by name; the first of `run` is the host, as in Flask's signature. */
function besides(args: Arguments): ReadonlyMap<string, Value> {
  const [host] = args.positional;
  return host && !args.keywords.has('host') ? new Map([...args.keywords, ['host', host]]) : args.keywords;
}

function note(
  machine: Machine,
  name: string,
  value: Value,
  form: Setting['form'],
  activation: Activation,
  node: Span,
): void {
  machine.observer.setting({ ...base(name, value, form, activation, node), beside: NONE });
}

function base(name: string, value: Value, form: Setting['form'], activation: Activation, node: Span) {
  return {
    name,
    value,
    site: siteOf(activation, node),
    writer: activation.scope.name,
    form,
    main: activation.main,
  };
}

function isConfig(receiver: Value, holder: Expression): boolean {
  if (receiver.shapes.some((shape) => shape.kind === 'object' && shape.type === 'flask.Config')) return true;
  const name = plainName(holder);
  return /(^|\.)(app|server|application|flask_app|dash_app)\w*\.config$/.test(name) || name.endsWith('.server.config');
}
