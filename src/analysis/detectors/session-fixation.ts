/** A login that writes an identity into the session it finds, or a session protection that is turned off. */
import type { Candidate } from '../findings/candidate.ts';
import type { Access } from '../flow/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Program } from '../program/program.ts';
import type { FunctionDef, Lambda } from '../python/syntax.ts';
import { isForDevelopment, isForTests } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { logsIn } from './login.ts';
import { isCertainly, oncePerPlace, settingCandidate } from './setting-candidate.ts';

const RULE = 'session-fixation';
/** Who somebody is, or that somebody is logged in. */
const IDENTITY =
  /^_?((current_?|logged_?in_?|auth(enticated)?_?)?user(_?(id|name|email|info|data|role|profile|obj|record))?|uid|userid|username|e?mail|login|account(_?id)?|member(_?id)?|admin(_?id)?|is_?admin|roles?|(is_?)?(logged_?in|authenticated|auth(ori[sz]ed)?|loggedin)|usuario(_?id)?|id_?usuario|authentication(_?status)?|identity|patient_?id|doctor_?id|customer_?id|employee_?id)$/i;

export const detectSessionFixation: Detector = ({ observations, program }) =>
  oncePerPlace([...logins(observations), ...unprotected(observations, program)]);

/** The first identity that a login writes into a session that nothing cleared before. */
function logins({ accesses }: Observations): readonly Candidate[] {
  const session = accesses.filter(({ surface }) => surface === 'session');
  const found = new Map<unknown, Access>();
  for (const write of session) {
    if (write.mode !== 'write' || !IDENTITY.test(write.name) || isForTests(write) || !saysWho(write)) continue;
    const login = write.within.findLast((fn) => logsIn(fn as FunctionDef | Lambda));
    if (login === undefined || isRenewed(login, session)) continue;
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

/** Cleared or renewed by the login itself or by a function that it calls. */
function isRenewed(login: unknown, session: readonly Access[]): boolean {
  return session.some(({ mode, within }) => (mode === 'clear' || mode === 'renew') && within.includes(login));
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
