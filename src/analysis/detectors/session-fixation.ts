/** A login that writes an identity into the session it finds, or a session protection that is turned off. */
import type { Candidate } from '../findings/candidate.ts';
import type { Access } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Site } from '../flow/values/site.ts';
import type { Program } from '../program/program.ts';
import type { FunctionDef, Lambda } from '../python/syntax.ts';
import { areExclusive, isForDevelopment, isForTests } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { logsIn } from './login.ts';
import { isCertainly, oncePerPlace, settingCandidate } from './setting-candidate.ts';

const RULE = 'session-fixation';
/** Who somebody is, or that somebody is logged in. */
const IDENTITY =
  /^_?((current_?|logged_?in_?|auth(enticated)?_?)?user(_?(id|name|email|info|data|role|profile|obj|record))?|uid|userid|username|e?mail|login|account(_?id)?|member(_?id)?|admin(_?id)?|is_?admin|roles?|(is_?)?(logged_?in|authenticated|auth(ori[sz]ed)?|loggedin)|usuario(_?id)?|id_?usuario|authentication(_?status)?|identity|patient_?id|doctor_?id|customer_?id|employee_?id)$/i;

export const detectSessionFixation: Detector = ({ observations, program }) =>
  oncePerPlace([...logins(observations, program), ...unprotected(observations, program)]);

/** The first identity that a login writes into a session that nothing cleared before. */
function logins({ accesses }: Observations, program: Program): readonly Candidate[] {
  const found = new Map<unknown, Access>();
  for (const write of accesses) {
    if (write.mode !== 'write' || !IDENTITY.test(write.name) || isForTests(write) || !saysWho(write)) continue;
    const login = write.within.findLast((fn) => logsIn(fn as FunctionDef | Lambda));
    if (login === undefined || isRenewed(login, write, accesses, program)) continue;
    const before = found.get(login);
    if (!before || write.site.path !== before.site.path || write.site.start < before.site.start)
      found.set(login, before && write.site.path !== before.site.path ? before : write);
  }
  return [...found.values()].map(({ site, writer, name }) =>
    settingCandidate({
      rule: RULE,
      identity: 'login',
      site,
      writer,
      sentence: `A login writes '${name}' into the session as it is; nothing clears or renews the session before.`,
      exposure:
        'Whoever planted or knew the session before the login is logged in with it too, for as long as it lasts.',
    }),
  );
}

/** None, False and the empty string end a login; a random value is nobody. */
function saysWho({ value }: Access): boolean {
  if (!value || isCertainly(value, (constant) => !constant)) return false;
  return !(value.clean && value.shapes.length === 0);
}

/**
 * Renewed at any time, or cleared before the write, by the login itself or by a function that it calls. A logout in
 * another branch of the same callback clears nothing of the login.
 */
function isRenewed(login: unknown, write: Access, accesses: readonly Access[], program: Program): boolean {
  const own = accesses.filter(({ within }) => within.includes(login));
  if (own.some(({ mode }) => mode === 'renew')) return true;
  const written = own.findIndex(({ mode, site }) => mode === 'write' && isAt(site, write.site));
  return own
    .slice(0, Math.max(0, written))
    .some(({ mode, site }) => mode === 'clear' && !areExclusive(program.module(site.path), site, write.site));
}

function isAt(a: Site, b: Site): boolean {
  return a.path === b.path && a.start === b.start;
}

function unprotected({ settings }: Observations, program: Program): readonly Candidate[] {
  return settings
    .filter(({ name, value }) => /^session_protection$/i.test(name) && isCertainly(value, (constant) => !constant))
    .filter((setting) => !isForDevelopment(setting, program))
    .map((setting) =>
      settingCandidate({
        rule: RULE,
        identity: 'SESSION_PROTECTION',
        ...setting,
        sentence: 'The session protection of Flask-Login is turned off.',
        exposure: 'A session that was copied to another machine is not noticed, and works there as long as it lasts.',
      }),
    );
}
