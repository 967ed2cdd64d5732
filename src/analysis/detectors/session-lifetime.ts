/** Sessions that never end, or outlive what policy allows. */
import type { Candidate } from '../findings/candidate.ts';
import type { NotedCall, Setting } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import { UNKNOWN_SETTINGS } from '../flow/state/settings.ts';
import { secondsOf } from '../flow/values/numbers.ts';
import type { Site } from '../flow/values/site.ts';
import type { Value } from '../flow/values/value.ts';
import { isForDevelopment } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { isCertainly, isTrue, oncePerPlace, settingCandidate } from './setting-candidate.ts';

const RULE = 'session-lifetime';
const LIFETIME = /^(PERMANENT_SESSION_LIFETIME|REMEMBER_COOKIE_DURATION|JWT_ACCESS_TOKEN_EXPIRES)$/;
/** Where `False` means that there is no end; Flask's own settings know no such value. */
const NEVER = /^JWT_/;
const DAY = 86_400;
/** Flask's, Flask-Login's and Starlette's defaults. */
const PERMANENT = 31 * DAY;
const REMEMBERED = 365 * DAY;
const MIDDLEWARE = 14 * DAY;

export const detectSessionLifetime: Detector = ({ observations, program, options }) => {
  const most = typeof options.max === 'number' ? options.max : DAY / 2;
  const found = [
    ...setTooLong(observations, most),
    ...permanentByDefault(observations),
    ...rememberedByDefault(observations),
    ...middleware(observations, most),
  ];
  return oncePerPlace(
    found.filter(({ place }) => !isForDevelopment(place, program)).map((one) => candidate(one, most)),
  );
};

interface Found {
  readonly identity: string;
  readonly place: { readonly site: Site; readonly writer: string };
  readonly seconds: number;
  readonly isDefault?: boolean;
}

function setTooLong({ settings }: Observations, most: number): readonly Found[] {
  return settings.flatMap((setting) => {
    const identity = setting.name;
    const read = NEVER.test(identity) ? lengthOf : secondsOf;
    const seconds = LIFETIME.test(identity.toUpperCase()) ? read(setting.value) : undefined;
    return seconds !== undefined && seconds > most ? [{ identity, place: setting, seconds }] : [];
  });
}

/** `session.permanent = True`, and no lifetime is set anywhere. */
function permanentByDefault({ settings }: Observations): readonly Found[] {
  if (isSet(settings, 'PERMANENT_SESSION_LIFETIME')) return [];
  return settings
    .filter(({ name, value }) => /^(permanent|SESSION_PERMANENT)$/.test(name) && isCertainly(value, isTrue))
    .map((setting) => ({
      identity: 'PERMANENT_SESSION_LIFETIME',
      place: setting,
      seconds: PERMANENT,
      isDefault: true,
    }));
}

/** `login_user(user, remember=True)`, and no duration is set anywhere. */
function rememberedByDefault({ settings, calls }: Observations): readonly Found[] {
  if (isSet(settings, 'REMEMBER_COOKIE_DURATION')) return [];
  return calls
    .filter(
      ({ name, args }) =>
        /(^|\.)login_user$/.test(name) &&
        isCertainly(args.keywords.get('remember') ?? args.positional[1], isTrue) &&
        !args.keywords.has('duration') &&
        args.positional.length < 3,
    )
    .map((call) => ({ identity: 'REMEMBER_COOKIE_DURATION', place: call, seconds: REMEMBERED, isDefault: true }));
}

function middleware({ calls }: Observations, most: number): readonly Found[] {
  return calls.flatMap((call) => {
    if (!/(^|\.)SessionMiddleware$/.test(call.name) || call.args.rest) return [];
    const age = call.args.keywords.get('max_age');
    const seconds = age === undefined ? MIDDLEWARE : lengthOf(age);
    if (seconds === undefined || seconds <= most) return [];
    return [{ identity: 'max_age', place: argumentOf(call, 'max_age'), seconds, isDefault: age === undefined }];
  });
}

/** `None` and `False` set no end. */
function lengthOf(value: Value): number | undefined {
  return isCertainly(value, (constant) => constant === null || constant === false)
    ? Number.POSITIVE_INFINITY
    : secondsOf(value);
}

function argumentOf(call: NotedCall, name: string): Found['place'] {
  return { writer: call.writer, site: { ...call.site, ...call.args.spans?.get(name) } };
}

function isSet(settings: readonly Setting[], name: string): boolean {
  return settings.some((setting) => setting.name.toUpperCase() === name || setting.name === UNKNOWN_SETTINGS);
}

function candidate({ identity, place, seconds, isDefault = false }: Found, most: number): Candidate {
  const how = isDefault ? `the default, because nothing sets '${identity}'` : `set by '${identity}'`;
  return settingCandidate({
    rule: RULE,
    identity,
    site: place.site,
    writer: place.writer,
    sentence: Number.isFinite(seconds)
      ? `A session lasts ${inWords(seconds)} where policy allows ${inWords(most)}: ${how}.`
      : `A session never ends: '${identity}' sets no end.`,
    exposure: 'Whoever has a copy of the cookie is that user until it is too old, and a logout does not end the copy.',
  });
}

const UNITS = [
  [DAY, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

function inWords(seconds: number): string {
  const [length, unit] = UNITS.find(([size]) => seconds >= size * 2 || seconds === size) ?? [1, 'second'];
  const count = Math.round(seconds / length);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
