/** Rule id → detector. The rules of kind `flow` are in `findings/flow-rules.ts`. */
import { detectExposedDebug } from './debug-exposed.ts';
import type { Detector } from './detector.ts';
import { detectHardcodedSecret } from './hardcoded-secret.ts';
import { detectPersistedInput } from './persisted-sensitive-input.ts';
import { detectHardcodedSecretKey } from './secret-key-hardcoded.ts';

export const DETECTORS: Readonly<Record<string, Detector>> = {
  'debug-exposed': detectExposedDebug,
  'hardcoded-secret': detectHardcodedSecret,
  'persisted-sensitive-input': detectPersistedInput,
  'secret-key-hardcoded': detectHardcodedSecretKey,
};
