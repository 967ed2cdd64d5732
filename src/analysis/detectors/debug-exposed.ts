/** The debugger is on for an app that listens beyond this machine, or in a production entry point. */
import type { Candidate } from '../findings/candidate.ts';
import type { Setting } from '../flow/observer.ts';
import { shapeOf, stringsOf, UNKNOWN } from '../flow/value.ts';
import type { Detector } from './detector.ts';

const LOOPBACK = /^(127\.|localhost$|::1$)/;
/** Files that a production server imports. */
const ENTRY_POINT = /(^|\/)(wsgi|asgi|gunicorn\w*|passenger_wsgi|production|prod)\.py$/;

export const detectExposedDebug: Detector = ({ observations }) =>
  observations.settings
    .filter((setting) => setting.name.toLowerCase() === 'debug' && isExposed(setting))
    .map(candidate);

function isExposed(setting: Setting): boolean {
  if (!isOn(setting)) return false;
  if (ENTRY_POINT.test(setting.site.path)) return true;
  if (setting.form !== 'argument') return false;
  const hosts = stringsOf(setting.beside.get('host') ?? UNKNOWN);
  return hosts.some((host) => host !== '' && !LOOPBACK.test(host));
}

/** Certainly on: `debug=os.environ.get(...)` may be anything. */
function isOn(setting: Setting): boolean {
  return (
    !setting.value.open &&
    setting.value.shapes.length > 0 &&
    setting.value.shapes.every((shape) => shape.kind === 'constant' && shape.value === true)
  );
}

function candidate(setting: Setting): Candidate {
  const host = setting.form === 'argument' ? shapeOf(setting.beside.get('host') ?? UNKNOWN, 'constant') : undefined;
  return {
    rule: 'debug-exposed',
    surface: 'config',
    identity: 'debug',
    path: setting.site.path,
    writer: setting.writer,
    spots: [{ site: setting.site, labels: [] }],
    sentence: () =>
      host
        ? 'The debugger is on for an app that listens beyond this machine.'
        : 'The debugger is on in a file that a production server loads.',
    exposure:
      'Whoever can reach the app sees source code, variables and tracebacks, and may be able to run code on the server.',
  };
}
