/** The debugger is on for an app that listens beyond this machine, or in a production entry point. */
import type { Candidate } from '../findings/candidate.ts';
import type { NotedCall, Setting } from '../flow/machine/observer.ts';
import type { Value } from '../flow/values/value.ts';
import { stringsOf, UNKNOWN } from '../flow/values/value.ts';
import type { Program } from '../program/program.ts';
import { isForDevelopment } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { isCertainly, oncePerPlace, settingCandidate } from './setting-candidate.ts';

const LOOPBACK = /^(127\.|localhost$|::1$)/;
/** Files that a production server imports. */
const ENTRY_POINT = /(^|\/)(wsgi|asgi|gunicorn\w*|passenger_wsgi|production|prod)\.py$/;
const PRODUCTION_CLASS = /(^|\.)Prod(uction)?(Config|Settings)?$/;
const DEBUG = /^(debug|(flask|dash)_debug)$/i;

export const detectExposedDebug: Detector = ({ observations, program }) => {
  const { settings, calls } = observations;
  const on = settings.filter(({ name, value }) => DEBUG.test(name) && isOn(value));
  return oncePerPlace(
    on.flatMap((setting) => {
      const how = listens(setting, calls) ? LISTENS : isProduction(setting, program) ? PRODUCTION : undefined;
      return how ? [candidate(setting, how)] : [];
    }),
  );
};

/** Certainly on: `debug=os.environ.get(...)` may be anything. Of the environment any text but `0` is on. */
function isOn(value: Value): boolean {
  return isCertainly(
    value,
    (constant) => constant === true || constant === 1 || /^(1|true|on|yes)$/i.test(`${constant}`),
  );
}

/** An argument of `run` beside such a host, or a setting of a server that is started so and told nothing else. */
function listens(setting: Setting, calls: readonly NotedCall[]): boolean {
  if (setting.form === 'argument') return isBeyond(setting.beside.get('host'));
  const starts = setting.name.toUpperCase() === 'DASH_DEBUG' ? /(^|\.)run(_server)?$/ : /(^|\.)(Flask|server)\.run$/;
  return calls.some(
    ({ name, args, site }) =>
      site.path === setting.site.path &&
      starts.test(name) &&
      !args.keywords.has('debug') &&
      isBeyond(args.keywords.get('host') ?? args.positional[0]),
  );
}

function isBeyond(host: Value | undefined): boolean {
  return stringsOf(host ?? UNKNOWN).some((name) => name !== '' && !LOOPBACK.test(name));
}

/** What a production server loads: such a file or class, or developer tools of an app that hands out its server. */
function isProduction(setting: Setting, program: Program): boolean {
  if (setting.main) return false;
  const isStart = setting.form === 'argument' && !/(^|\.)enable_dev_tools$/.test(setting.call ?? '');
  if (ENTRY_POINT.test(setting.site.path)) return true;
  if (isStart || isForDevelopment(setting, program)) return false;
  if (setting.form === 'constant') return PRODUCTION_CLASS.test(setting.writer);
  return setting.form === 'argument' && setting.writer === '' && handsOutServer(setting.site.path, program);
}

function handsOutServer(path: string, program: Program): boolean {
  const body = program.module(path)?.body ?? [];
  return body.some(
    (statement) =>
      statement.kind === 'Assign' &&
      statement.value.kind === 'Attribute' &&
      statement.value.attr === 'server' &&
      statement.targets.some((target) => target.kind === 'Name' && /^(server|application)$/.test(target.id)),
  );
}

const LISTENS = 'The debugger is on for an app that listens beyond this machine.';
const PRODUCTION = 'The debugger is on in what a production server loads.';

function candidate(setting: Setting, sentence: string): Candidate {
  return settingCandidate({
    rule: 'debug-exposed',
    identity: 'debug',
    site: setting.site,
    writer: setting.writer,
    sentence,
    exposure:
      'Whoever can reach the app sees source code, variables and tracebacks, and may be able to run code on the server.',
  });
}
