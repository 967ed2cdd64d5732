/** Calls of libraries, by the models: sources, sanitizers, references, what hands everything on, tables, rows. */

import type { CallSite, Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import { noteCall } from '../machine/noted-calls.ts';
import { callForWhole } from '../machine/whole.ts';
import { labelsOfArguments } from '../objects/functions.ts';
import { noteCacheWrite } from '../state/cache-writes.ts';
import { noteSettingCall } from '../state/setting-calls.ts';
import { broughtBy } from '../state/visitor.ts';
import { labelsIn } from '../values/contents.ts';
import { extend, joinLabels, labelOf } from '../values/label.ts';
import { secondsOf, TIMEDELTA, timedelta } from '../values/numbers.ts';
import { unpacked, withPacked } from '../values/packed.ts';
import { asNumber, madeOf, traitsOf } from '../values/traits.ts';
import type { Arguments, ObjectShape, Value } from '../values/value.ts';
import { CLEAN, constant, of, shapeOf, stringOf, unknownWith } from '../values/value.ts';
import { callFigure } from './figures.ts';
import { frameFrom } from './frame-sources.ts';
import { environmentVariable } from './library.ts';
import { callOrm } from './orm.ts';
import { callProtection } from './protections.ts';
import { noteQuery } from './queries.ts';
import { referenceMade } from './references.ts';
import { redirectTo, setCookie } from './responses.ts';
import { callQuery } from './result-sets.ts';

/** Libraries whose functions hand on what goes in unless a model says otherwise. */
const HANDS_ON =
  /^(pandas|numpy|polars|json|orjson|ujson|copy|base64|zlib|gzip|io|pickle|itertools|urllib\.parse|binascii|html|re)\./;

/** Readers of the environment, with a fallback as second argument or as `default`. */
const READS_ENVIRONMENT = /(^|\.)(getenv|environ\.(get|setdefault))$|^(decouple\.config|environs\.Env\.str)$/;
/** A field of settings: its default holds where the environment says nothing. */
const SETTINGS_FIELD = /^(pydantic|pydantic\.fields|pydantic\.v1)\.Field$/;

/** undefined where no model knows the call. */
export function callLibrary(
  machine: Machine,
  name: string,
  args: Arguments,
  at: CallSite,
  receiver: Value | undefined,
): Value | undefined {
  const { models } = machine;
  noteSettingCall(machine, name, args, at.activation, at.site);
  noteCall(machine, name, args, at);
  if (name === TIMEDELTA) return timedelta(args, at.site);
  if (name === `${TIMEDELTA}.total_seconds` && receiver) {
    const seconds = secondsOf(receiver);
    return seconds === undefined ? CLEAN : constant(seconds);
  }
  if (READS_ENVIRONMENT.test(name)) {
    return environmentVariable(
      machine,
      stringOf(args.positional[0]),
      args.positional[1] ?? args.keywords.get('default'),
      at.site,
    );
  }
  if (SETTINGS_FIELD.test(name)) {
    return environmentVariable(machine, undefined, args.keywords.get('default') ?? args.positional[0], at.site);
  }
  noteQuery(machine, name, args, at);
  noteCacheWrite(machine, name, args, at);
  const special =
    callOrm(machine, name, args, at) ??
    callQuery(machine, name, args, at) ??
    broughtBy(machine, name, at.activation, at.site) ??
    setCookie(machine, name, args, at) ??
    redirectTo(machine, name, args, at);
  if (special) return special;
  const dataType = models.source(name);
  if (dataType) {
    const match = { dataType, level: machine.names.levelOf(dataType), certainty: 'strong' } as const;
    // What a vault hands out is the app's own; a token is somebody's.
    const ofApp = dataType === 'credential.secret';
    return unknownWith([labelOf(match, at.site, `returned by '${name}'`, { ofApp })]);
  }
  const guarded = callProtection(name, args, at, receiver);
  if (guarded) return guarded;
  const figure = callFigure(machine, name, args, at, receiver);
  if (figure) return figure;
  if (models.is('references', name)) return referenceMade(name, args, at);
  if (models.is('sanitizers', name)) return CLEAN;
  if (models.is('casts', name)) return cast(args, at, receiver);
  const inside = unpacked(name, args);
  if (inside) {
    const isTable = shapeOf(inside, 'frame') !== undefined || !models.is('frames', name);
    return isTable ? inside : frameFrom(machine, name, { ...args, positional: [inside] }, at, receiver);
  }
  if (models.is('frames', name) || models.is('records', name)) return frameFrom(machine, name, args, at, receiver);
  if (models.is('propagators', name) || HANDS_ON.test(name))
    return withPacked(name, args, receiver, handedOn(args, at, receiver));
  if (name === `${CONFIG_FILE}.get`) return configured(machine, args, at);
  if (CLIENT.test(name)) return { ...of(clientOf(name, at.site)), open: true };
  const type = objectType(name);
  if (type) return of({ kind: 'object', type, fields: new Map(args.keywords), site: at.site });
  const whole = callForWhole(name, args, at, receiver);
  if (whole) return { ...whole, labels: joinLabels(whole.labels, ofVisitor(args, at)) };
  // A method of something labelled gives something of it: `token.strip()`, `user.to_json()`.
  const visitors = ofVisitor(args, at);
  if (receiver && receiver.labels.length > 0) return madeOf([receiver], joinLabels(receiver.labels, visitors));
  return fromUpload(args, at) ?? (visitors.length > 0 ? unknownWith(visitors) : undefined);
}

/** A number, a date, an escaped text: the data stays, and nothing that could be part of a command. */
function cast(args: Arguments, at: CallSite, receiver: Value | undefined): Value {
  const value = handedOn(args, at, receiver);
  return { ...value, labels: asNumber(value.labels) };
}

/** What is loaded by something of the visitor's belongs to the visitor. */
function ofVisitor(args: Arguments, at: CallSite): Value['labels'] {
  const labels = traitsOf(labelsOfArguments(args, labelsIn), ['visitor']);
  return labels.length === 0 ? labels : extend(labels, at.site, `loaded by '${at.text}'`);
}

/** Whatever reads an uploaded file gives something of it. */
function fromUpload(args: Arguments, at: CallSite): Value | undefined {
  const labels = labelsOfArguments(args, labelsIn).filter((label) => label.own && label.record);
  return labels.length > 0 ? unknownWith(extend(labels, at.site, `goes through '${at.text}'`)) : undefined;
}

function handedOn(args: Arguments, at: CallSite, receiver: Value | undefined): Value {
  const labels = joinLabels(receiver ? labelsIn(receiver) : [], labelsOfArguments(args, labelsIn));
  const inputs = [...args.positional, ...args.keywords.values()];
  const further = extend(labels, at.site, `goes through '${at.text}'`);
  return inputs.length > 0 ? madeOf(inputs, further) : unknownWith(further);
}

const CONFIG_FILE = 'configparser.ConfigParser';

/** `parser.get(section, option)` */
function configured(machine: Machine, { positional, keywords }: Arguments, at: CallSite): Value {
  const option = stringOf(positional[1] ?? keywords.get('option'));
  const value = unknownWith([]);
  return option === undefined ? value : mark(machine, value, option, { kind: 'key' }, at.site);
}

/** Clients of stores that keep an entry for good unless told otherwise. */
const CLIENT = /^(redis|diskcache)\.(\w+\.)*(Redis|StrictRedis|from_url|Cache|FanoutCache)$/;

function clientOf(name: string, site: CallSite['site']): ObjectShape {
  return {
    kind: 'object',
    type: name.startsWith('redis') ? 'redis.Redis' : 'diskcache.Cache',
    fields: new Map(),
    site,
  };
}

function objectType(name: string): string | undefined {
  if (/^configparser\.\w*ConfigParser$/.test(name)) return CONFIG_FILE;
  if (name === 'flask.Flask' || name === 'flask.Blueprint' || name === 'quart.Quart') return 'flask.Flask';
  if (name === 'flask.make_response' || name === 'flask.Response' || name === 'flask.redirect') return 'flask.Response';
  return undefined;
}
