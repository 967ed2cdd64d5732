/** Rule id → detector: settings and literals, and what needs more than one place. Plain flows are in `findings/flow-rules.ts`. */
import { detectTrustedState } from './browser-state-trusted.ts';
import { detectExposedDebug } from './debug-exposed.ts';
import type { Detector } from './detector.ts';
import { detectHardcodedSecret } from './hardcoded-secret.ts';
import { detectMissingHttps } from './https-not-enforced.ts';
import { detectLayoutData } from './layout-user-data.ts';
import { detectPersistedInput } from './persisted-sensitive-input.ts';
import { detectHardcodedSecretKey } from './secret-key-hardcoded.ts';
import { detectWeakSecretKey } from './secret-key-weak.ts';
import { detectCookieFlags } from './session-cookie-flags.ts';
import { detectSessionFixation } from './session-fixation.ts';
import { detectSessionLifetime } from './session-lifetime.ts';
import { detectUnencryptedSessions } from './session-unencrypted-at-rest.ts';
import { detectSharedCache } from './shared-cache.ts';
import { detectLongLivedTokens, detectWeakProtection } from './state-references.ts';
import { detectWideStores } from './wide-stores.ts';

export const DETECTORS: Readonly<Record<string, Detector>> = {
  'browser-state-trusted': detectTrustedState,
  'debug-exposed': detectExposedDebug,
  'hardcoded-secret': detectHardcodedSecret,
  'https-not-enforced': detectMissingHttps,
  'layout-user-data': detectLayoutData,
  'long-lived-token': detectLongLivedTokens,
  'persisted-sensitive-input': detectPersistedInput,
  'secret-key-hardcoded': detectHardcodedSecretKey,
  'secret-key-weak': detectWeakSecretKey,
  'session-cookie-flags': detectCookieFlags,
  'session-fixation': detectSessionFixation,
  'session-lifetime': detectSessionLifetime,
  'session-unencrypted-at-rest': detectUnencryptedSessions,
  'shared-cache-user-data': detectSharedCache,
  'store-user-data-scope': detectWideStores,
  'weak-state-protection': detectWeakProtection,
};
