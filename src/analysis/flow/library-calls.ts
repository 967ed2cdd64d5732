/** Calls of libraries, by the models: sources, sanitizers, references, what hands everything on, tables, rows. */
import { labelsIn } from './contents.ts';
import { frameFrom } from './frames.ts';
import { labelsOfArguments } from './functions.ts';
import { extend, joinLabels, labelOf } from './label.ts';
import { environmentVariable } from './library.ts';
import type { CallSite, Machine } from './machine.ts';
import { noteCall } from './noted-calls.ts';
import { secondsOf, TIMEDELTA, timedelta } from './numbers.ts';
import { redirectTo, setCookie } from './responses.ts';
import { noteSettingCall } from './setting-calls.ts';
import type { Arguments, Value } from './value.ts';
import { CLEAN, constant, isInert, of, stringOf, unknownWith } from './value.ts';

/** Libraries whose functions hand on what goes in unless a model says otherwise. */
const HANDS_ON =
  /^(pandas|numpy|polars|json|orjson|ujson|copy|base64|zlib|gzip|io|pickle|itertools|urllib\.parse|binascii|html)\./;

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
  if (name === 'os.getenv' || name === 'os.environ.get' || /(^|\.)(getenv|environ\.get)$/.test(name)) {
    return environmentVariable(
      machine,
      stringOf(args.positional[0]),
      args.positional[1] ?? args.keywords.get('default'),
      at.site,
    );
  }
  const special = setCookie(machine, name, args, at) ?? redirectTo(machine, name, args, at);
  if (special) return special;
  const dataType = models.source(name);
  if (dataType) {
    const match = { dataType, level: machine.names.levelOf(dataType), certainty: 'strong' } as const;
    // What a vault hands out is the app's own; a token is somebody's.
    const ofApp = dataType === 'credential.secret';
    return unknownWith([labelOf(match, at.site, `returned by '${name}'`, { ofApp })]);
  }
  if (models.is('references', name) || models.is('sanitizers', name)) return CLEAN;
  if (models.is('frames', name) || models.is('records', name)) return frameFrom(machine, name, args, at, receiver);
  if (models.is('propagators', name) || HANDS_ON.test(name)) return handedOn(args, at, receiver);
  const type = objectType(name);
  if (type) return of({ kind: 'object', type, fields: new Map(args.keywords), site: at.site });
  // A method of something labelled gives something of it: `token.strip()`, `user.to_json()`.
  if (receiver && receiver.labels.length > 0) return unknownWith(receiver.labels);
  return fromUpload(args, at);
}

/** Whatever reads an uploaded file gives something of it. */
function fromUpload(args: Arguments, at: CallSite): Value | undefined {
  const labels = labelsOfArguments(args, labelsIn).filter((label) => label.own && label.record);
  return labels.length > 0 ? unknownWith(extend(labels, at.site, `goes through '${at.text}'`)) : undefined;
}

function handedOn(args: Arguments, at: CallSite, receiver: Value | undefined): Value {
  const labels = joinLabels(receiver ? labelsIn(receiver) : [], labelsOfArguments(args, labelsIn));
  const inputs = [...args.positional, ...args.keywords.values()];
  if (labels.length === 0 && inputs.length > 0 && inputs.every(isInert)) return CLEAN;
  return unknownWith(extend(labels, at.site, `goes through '${at.text}'`));
}

function objectType(name: string): string | undefined {
  if (name === 'flask.Flask' || name === 'flask.Blueprint' || name === 'quart.Quart') return 'flask.Flask';
  if (name === 'flask.make_response' || name === 'flask.Response' || name === 'flask.redirect') return 'flask.Response';
  return undefined;
}
