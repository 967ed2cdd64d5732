/** A key that can be worked out or found by trying; one that is made anew in each process is a notice. */
import type { Candidate } from '../findings/candidate.ts';
import type { Setting } from '../flow/machine/observer.ts';
import { isForTests } from './circumstances.ts';
import type { Detector } from './detector.ts';
import { isSigningKey } from './key-name.ts';
import { keySources } from './key-origin.ts';
import type { KeySource } from './key-sources.ts';
import { setValue } from './set-value.ts';
import { oncePerPlace, settingCandidate } from './setting-candidate.ts';

export const detectWeakSecretKey: Detector = ({ observations, program }) => {
  const found = observations.settings.flatMap((setting): readonly Candidate[] => {
    if (!isSigningKey(setting.name) || isForTests(setting)) return [];
    const module = program.module(setting.site.path);
    const value = module && setValue(module, setting);
    const verdict = value && judge(keySources(program, setting.site.path, value));
    return verdict ? [candidate(setting, verdict)] : [];
  });
  return oncePerPlace(found);
};

type Verdict = Exclude<KeySource, 'outside'>;

/** A random key that only stands in for one from outside harms nobody. */
function judge(ways: readonly KeySource[]): Verdict | undefined {
  if (ways.includes('predictable')) return 'predictable';
  if (ways.includes('short')) return 'short';
  return ways.length > 0 && ways.every((way) => way === 'anew') ? 'anew' : undefined;
}

const TEXTS: Readonly<Record<Verdict, { readonly is: string; readonly exposure: string }>> = {
  predictable: {
    is: 'is made of things that others know or can work out',
    exposure: 'With one session cookie the key can be found on any machine; from then on every session can be forged.',
  },
  short: {
    is: 'is so short that it can be found by trying',
    exposure: 'With one session cookie the key can be found on any machine; from then on every session can be forged.',
  },
  anew: {
    is: 'is made anew in each process',
    exposure:
      'Nobody can guess the key, but each worker and each restart has another one: users are logged out at random.',
  },
};

function candidate(setting: Setting, verdict: Verdict): Candidate {
  const { is, exposure } = TEXTS[verdict];
  return {
    ...settingCandidate({
      rule: 'secret-key-weak',
      identity: setting.name.toUpperCase(),
      ...setting,
      sentence: `'${setting.name}' ${is}.`,
      exposure,
    }),
    ...(verdict === 'anew' ? { atMost: 'notice' as const } : {}),
  };
}
