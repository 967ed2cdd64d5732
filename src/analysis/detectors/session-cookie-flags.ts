/** The session's cookie without Secure, HttpOnly or SameSite: switched off, or left unset where sessions are used. */
import type { Candidate } from '../findings/candidate.ts';
import type { NotedCall, Setting } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import { UNKNOWN_SETTINGS } from '../flow/state/settings.ts';
import { startWay } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import type { Program } from '../program/program.ts';
import { appOf, appsOf, usesOfSessions } from './apps.ts';
import { isForDevelopment, isForTests } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { isCertainly, isFalse, oncePerPlace, settingCandidate } from './setting-candidate.ts';

const RULE = 'session-cookie-flags';
const FLAG = /^(SESSION|REMEMBER|JWT)_COOKIE_(SECURE|HTTPONLY|SAMESITE)$/;
const BARE_FLAG = /^COOKIE_(SECURE|HTTPONLY|SAMESITE)$/;

export const detectCookieFlags: Detector = ({ observations, program }) =>
  oncePerPlace([
    ...switchedOff(observations, program),
    ...handedOver(observations, program),
    ...leftUnset(observations),
  ]);

function switchedOff({ settings }: Observations, program: Program): readonly Candidate[] {
  const flags = settings.filter(({ name }) => flagOf(name) !== undefined);
  return flags.flatMap((setting) => {
    const off = whatIsOff(setting, flags);
    if (!off || isOnElsewhere(setting, flags) || isForDevelopment(setting, program)) return [];
    return [candidate(flagOf(setting.name) ?? setting.name, setting, off)];
  });
}

/** The name as Flask has it; `session_cookie_secure` of an argument or an attribute is the same. */
function flagOf(name: string): string | undefined {
  const upper = name.toUpperCase();
  return FLAG.test(upper) || BARE_FLAG.test(upper) ? upper : undefined;
}

function whatIsOff(setting: Setting, flags: readonly Setting[]): string | undefined {
  const name = flagOf(setting.name) ?? '';
  if (!name.endsWith('SAMESITE')) {
    return isCertainly(setting.value, isFalse) ? (name.endsWith('SECURE') ? 'Secure' : 'HttpOnly') : undefined;
  }
  if (isCertainly(setting.value, (value) => value === null || value === false)) return 'SameSite';
  const secure = name.replace('SAMESITE', 'SECURE');
  const forOtherSites = isCertainly(setting.value, (value) => String(value).toLowerCase() === 'none');
  return forOtherSites && !flags.some((flag) => flagOf(flag.name) === secure && isOn(flag)) ? 'SameSite' : undefined;
}

/** Two values of one flag in a file, or in the classes of a configuration, say that the environment chooses. */
function isOnElsewhere(setting: Setting, flags: readonly Setting[]): boolean {
  if (/(^|\.)Prod/.test(setting.writer)) return false;
  return flags.some(
    (other) =>
      flagOf(other.name) === flagOf(setting.name) &&
      isOn(other) &&
      (other.site.path === setting.site.path || (setting.form === 'constant' && other.form === 'constant')),
  );
}

function isOn({ value }: Setting): boolean {
  return !isCertainly(value, (constant) => !constant || String(constant).toLowerCase() === 'none');
}

/** Starlette's middleware and dash-auth's OIDC log in with flags of their own, off by default. */
function handedOver({ calls }: Observations, program: Program): readonly Candidate[] {
  return calls.flatMap((call) => {
    const flag = /(^|\.)SessionMiddleware$/.test(call.name)
      ? 'https_only'
      : /(^|\.)OIDCAuth$/.test(call.name)
        ? 'secure_session'
        : undefined;
    if (!flag || call.args.rest || isForDevelopment(call, program)) return [];
    const value = call.args.keywords.get(flag);
    const span = call.args.spans?.get(flag);
    if (value && !isCertainly(value, isFalse)) return [];
    return [candidate(flag, { ...call, site: { ...call.site, ...span } }, 'Secure', value === undefined)];
  });
}

/** Flags of Flask's own session cookie, where the program writes to it and sets none of them. */
function leftUnset(observations: Observations): readonly Candidate[] {
  const { settings, calls } = observations;
  const isSetUp =
    settings.some(
      (setting) =>
        !isForTests(setting) && (setting.name === UNKNOWN_SETTINGS || flagOf(setting.name) === 'SESSION_COOKIE_SECURE'),
    ) || calls.some(({ name }) => /(^|\.)Talisman$/.test(name));
  if (isSetUp) return [];
  const apps = appsOf(observations);
  const found = new Map<NotedCall, Candidate>();
  for (const use of usesOfSessions(observations)) {
    const app = appOf(apps, use.path);
    if (!app || found.has(app)) continue;
    const way = startWay(use, 'the session is used');
    found.set(app, { ...candidate('SESSION_COOKIE_SECURE', app, 'Secure', true), way });
  }
  return [...found.values()];
}

function candidate(identity: string, at: { site: Site; writer: string }, flag: string, isUnset = false): Candidate {
  return settingCandidate({
    rule: RULE,
    identity,
    ...at,
    sentence: isUnset
      ? `The app uses sessions, and nothing sets ${flag} for their cookie.`
      : `'${identity}' leaves the session's cookie without ${flag}.`,
    exposure: EXPOSURE[flag] ?? '',
  });
}

const EXPOSURE: Readonly<Record<string, string>> = {
  Secure: 'The cookie also goes over plain HTTP, where everyone on the way can take it and be that user until it ends.',
  HttpOnly: 'Every script on the page can read the cookie and send it away; who has it is that user until it ends.',
  SameSite: "The cookie goes along with requests that other sites cause, in the user's name.",
};
