/** Flask-Session writes sessions as they are: whoever can read the store reads them. */
import type { Candidate } from '../findings/candidate.ts';
import type { Setting } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import { stringsOf } from '../flow/values/value.ts';
import { isForDevelopment } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { oncePerPlace, settingCandidate } from './setting-candidate.ts';

/** Kinds of stores (flask-session.readthedocs.io, `SESSION_TYPE`). */
const STORES = /^(redis|memcached|cachelib|filesystem|mongodb|sqlalchemy|dynamodb|postgresql)$/;

export const detectUnencryptedSessions: Detector = ({ observations, program }) => {
  // Without the extension's call the type does nothing; a serializer or an interface of the app's own may encrypt.
  if (!usesExtension(observations) || hasOwnWriter(observations)) return [];
  const types = observations.settings.filter(
    (setting) => setting.name === 'SESSION_TYPE' && isStore(setting) && !isForDevelopment(setting, program),
  );
  return oncePerPlace(types.map(candidate));
};

function usesExtension({ calls }: Observations): boolean {
  return calls.some(({ name }) => name === 'flask_session.Session');
}

function hasOwnWriter({ settings }: Observations): boolean {
  return settings.some(({ name }) => name === 'serializer' || name === 'session_interface');
}

function isStore({ value }: Setting): boolean {
  const types = stringsOf(value);
  return types.length > 0 && types.every((type) => STORES.test(type));
}

function candidate(setting: Setting): Candidate {
  const [type] = stringsOf(setting.value);
  return settingCandidate({
    rule: 'session-unencrypted-at-rest',
    identity: 'SESSION_TYPE',
    ...setting,
    sentence: `Sessions are kept in a store of the type '${type}', and nothing encrypts them before they are written.`,
    exposure:
      'Whoever can read the store, a backup of it or an unprotected connection to it reads the sessions of all users, until they end.',
  });
}
