/** Settings of the app and its server, in all the ways they are set. What they mean is judged by the detectors. */
import type { Attribute, Expression, Span } from '../../python/syntax.ts';
import type { Activation, Machine } from '../machine/machine.ts';
import { plainName, siteOf } from '../machine/machine.ts';
import type { Setting } from '../machine/observer.ts';
import type { Arguments, Value } from '../values/value.ts';
import { shapeOf, stringOf, UNKNOWN } from '../values/value.ts';

/** Attributes of an app or server that are settings: `server.secret_key`. */
export const SETTING_ATTRIBUTES = new Set([
  ...['secret_key', 'permanent_session_lifetime', 'debug', 'session_cookie_secure', 'session_protection'],
  ...['session_interface', 'session_cookie_httponly', 'session_cookie_samesite'],
  'suppress_callback_exceptions',
]);
/** Attributes that are settings of one owner alone. */
const OWNED_ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  permanent: /(^|\.)session$/,
  serializer: /(^|\.)session_interface$/,
};
/** Constants of configuration modules and classes. */
const SETTING_CONSTANT =
  /^(SECRET_KEY|FLASK_SECRET_KEY|APP_SECRET_KEY|SESSION_SECRET\w*|JWT_SECRET\w*|DEBUG|SESSION_\w+|REMEMBER_COOKIE_\w+|JWT_COOKIE_\w+|JWT_ACCESS_TOKEN_EXPIRES|PERMANENT_SESSION_LIFETIME|COOKIE_SECURE|PREFERRED_URL_SCHEME|\w*SECRET_KEY|\w*secret_key)$/;

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
  noteSetting(machine, key, value, 'config', activation, node);
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
  if (!isConfig(receiver, holder)) return false;
  if (method === 'setdefault') {
    const [key, value] = args.positional;
    const name = key && stringOf(key);
    if (name !== undefined && value) noteSetting(machine, name, value, 'config', activation, node);
    return name !== undefined;
  }
  if (method.startsWith('from_') && method !== 'from_mapping') {
    if (!loads(machine, method, args.positional[0], activation)) noteUnknown(machine, activation, node);
    return true;
  }
  if (method !== 'update' && method !== 'from_mapping') return false;
  for (const [name, value] of args.keywords) {
    noteSetting(machine, name, value, 'config', activation, args.spans?.get(name) ?? node);
  }
  for (const value of args.positional) noteMapping(machine, value, activation, node);
  if (args.rest) noteUnknown(machine, activation, node);
  return true;
}

/** `from_object(Config)`, `from_object('app.config')`: whether what is loaded is code of the program, which is read. */
function loads(machine: Machine, method: string, source: Value | undefined, { scope }: Activation): boolean {
  if (method !== 'from_object' || !source) return false;
  if (!source.open && source.shapes.every(({ kind }) => kind === 'class' || kind === 'module' || kind === 'instance'))
    return true;
  const name = stringOf(source);
  const path =
    name === undefined
      ? undefined
      : (machine.program.resolve(scope.path, name, 0) ??
        machine.program.resolve(scope.path, name.replace(/[.:]\w+$/, ''), 0));
  return path !== undefined && machine.enter(path) !== undefined;
}

/** `server.config |= {...}`: true if it was a configuration. */
export function mergeIntoConfig(
  machine: Machine,
  receiver: Value,
  holder: Expression,
  added: Value,
  activation: Activation,
  node: Span,
): boolean {
  if (!isConfig(receiver, holder)) return false;
  noteMapping(machine, added, activation, node);
  return true;
}

/** `os.environ['FLASK_DEBUG'] = '1'`: the app sets up itself. */
export function setEnvironment(
  machine: Machine,
  key: string | undefined,
  value: Value,
  at: Activation,
  node: Span,
): void {
  if (key !== undefined && ENVIRONMENT_SETTING.test(key)) noteSetting(machine, key, value, 'environment', at, node);
}

const ENVIRONMENT_SETTING = /^(FLASK_DEBUG|DASH_DEBUG|FLASK_ENV|OAUTHLIB_INSECURE_TRANSPORT|(\w+_)?SECRET_KEY)$/;

function noteMapping(machine: Machine, value: Value, activation: Activation, node: Span): void {
  const dict = shapeOf(value, 'dict');
  for (const [name, field] of dict?.fields ?? []) {
    const literal = shapeOf(field, 'constant')?.site;
    const isHere = literal?.path === activation.scope.path && node.start <= literal.start && literal.end <= node.end;
    noteSetting(machine, name, field, 'config', activation, isHere ? literal : node);
  }
  if (!dict || value.open) noteUnknown(machine, activation, node);
}

function noteUnknown(machine: Machine, activation: Activation, node: Span): void {
  noteSetting(machine, UNKNOWN_SETTINGS, UNKNOWN, 'config', activation, node);
}

/** The name of a note that says: more is set here than can be seen. */
export const UNKNOWN_SETTINGS = '*';

/** `server.secret_key = v`, `app.debug = True`: true if the attribute is a setting. */
export function setSettingAttribute(
  machine: Machine,
  target: Attribute,
  value: Value,
  activation: Activation,
): boolean {
  const owner = OWNED_ATTRIBUTES[target.attr];
  if (owner ? !owner.test(plainName(target.value)) : !SETTING_ATTRIBUTES.has(target.attr)) return false;
  // `self.secret_key = …` in a class of the app is a field of that class.
  if (target.value.kind === 'Name' && (target.value.id === 'self' || target.value.id === 'cls')) return false;
  noteSetting(machine, target.attr, value, 'config', activation, target);
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
  noteSetting(machine, target.id, value, 'constant', activation, node);
}

export function noteSetting(
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
  return /(^|[._])(app|server|application)\w*\.config$/i.test(name);
}
