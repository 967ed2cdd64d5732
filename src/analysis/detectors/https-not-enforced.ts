/** HTTPS, or TLS to a store, is turned off or no longer enforced; where it is merely absent a review says so. */
import type { Candidate } from '../findings/candidate.ts';
import type { NotedCall, Setting } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Site } from '../flow/values/site.ts';
import { stringsOf } from '../flow/values/value.ts';
import type { Program } from '../program/program.ts';
import type { Module } from '../python/syntax.ts';
import { walk } from '../python/walk.ts';
import { appOf, appsOf, usesOfSessions } from './apps.ts';
import { isForDevelopment, isForTests } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { isCertainly, isFalse, oncePerPlace, settingCandidate } from './setting-candidate.ts';
import { plainConnection } from './store-connection.ts';

const RULE = 'https-not-enforced';
const READABLE =
  'Everyone on the way between browser and server can read and change what passes, each time it is sent.';

export const detectMissingHttps: Detector = ({ observations, program, paths }) =>
  oncePerPlace([
    ...observations.calls.flatMap((call) => turnedOff(call, program)),
    ...observations.settings.flatMap((setting) => setOff(setting, program)),
    ...enforcement(observations, program, paths),
  ]);

function turnedOff(call: NotedCall, program: Program): readonly Candidate[] {
  if (isForDevelopment(call, program)) return [];
  if (/(^|\.)Talisman$/.test(call.name) && isCertainly(call.args.keywords.get('force_https'), isFalse)) {
    const site = { ...call.site, ...call.args.spans?.get('force_https') };
    return [candidate('force_https', { ...call, site }, "'force_https' is off: the app also answers over plain HTTP.")];
  }
  const plain = plainConnection(call);
  if (!plain) return [];
  const sentence = `'${plain.option}' turns TLS off for a connection to a store.`;
  return [
    {
      ...candidate(`${plain.client}.${plain.option}`, { ...call, site: plain.site }, sentence),
      exposure:
        'Everyone on the way between the app and the store can read and change what passes, passwords included.',
    },
  ];
}

function setOff(setting: Setting, program: Program): readonly Candidate[] {
  if (isForDevelopment(setting, program)) return [];
  const isPlain =
    setting.name === 'PREFERRED_URL_SCHEME'
      ? isCertainly(setting.value, (value) => value === 'http')
      : setting.name === 'OAUTHLIB_INSECURE_TRANSPORT' &&
        !setting.main &&
        isCertainly(setting.value, (value) => value !== '' && value !== '0');
  if (!isPlain) return [];
  const sentence =
    setting.name === 'PREFERRED_URL_SCHEME'
      ? 'The app builds its addresses for plain HTTP.'
      : "'OAUTHLIB_INSECURE_TRANSPORT' lets the login's tokens go over plain HTTP.";
  return [candidate(setting.name, setting, sentence)];
}

/** One entry an app: that something enforces HTTPS, or that nothing does. */
function enforcement(observations: Observations, program: Program, paths: readonly string[]): readonly Candidate[] {
  const apps = appsWorthIt(observations).filter((app) => !isForTests(app));
  const guard = isEnforced(observations) || paths.some((path) => asksForHttps(program, path)) ? 'present' : 'absent';
  if (guard === 'absent' && isBehindProxy(observations)) return [];
  return apps.map((app) => ({
    ...candidate('https', app, 'Nothing in the app enforces HTTPS.'),
    guard,
    atMost: 'notice',
  }));
}

/** More apps than this are a collection of examples: of them those count that log in or keep a session. */
const MOST_APPS = 3;

function appsWorthIt(observations: Observations): readonly NotedCall[] {
  const apps = appsOf(observations);
  if (apps.length <= MOST_APPS) return apps;
  const uses = usesOfSessions(observations).map(({ path }) => appOf(apps, path));
  return apps.filter((app) => uses.includes(app));
}

function isEnforced({ calls }: Observations): boolean {
  return calls.some(
    ({ name, args }) =>
      (/(^|\.)Talisman$/.test(name) && !isCertainly(args.keywords.get('force_https'), isFalse)) ||
      /(^|\.)(SSLify|HTTPSRedirectMiddleware)$/.test(name) ||
      (/(^|\.)(run|run_server)$/.test(name) &&
        args.keywords.has('ssl_context') &&
        !isCertainly(args.keywords.get('ssl_context'), (value) => !value)),
  );
}

function isBehindProxy({ calls, settings }: Observations): boolean {
  return (
    calls.some(({ name }) => /(^|\.)ProxyFix$/.test(name)) ||
    settings.some(({ name, value }) => name === 'PREFERRED_URL_SCHEME' && stringsOf(value).includes('https'))
  );
}

const asking = new WeakMap<Module, boolean>();

/** A redirect of the app's own asks how the request came. */
function asksForHttps(program: Program, path: string): boolean {
  const module = program.module(path);
  const known = module && asking.get(module);
  if (!module || known !== undefined) return known ?? false;
  let asks = false;
  walk(module.body, (node) => {
    if (node.kind === 'Attribute' && node.attr === 'is_secure') asks = true;
    if (node.kind === 'Str' && /^(X-Forwarded-Proto|Strict-Transport-Security)$/i.test(node.value)) asks = true;
    return !asks;
  });
  asking.set(module, asks);
  return asks;
}

function candidate(identity: string, at: { site: Site; writer: string }, sentence: string): Candidate {
  return settingCandidate({ rule: RULE, identity, site: at.site, writer: at.writer, sentence, exposure: READABLE });
}
