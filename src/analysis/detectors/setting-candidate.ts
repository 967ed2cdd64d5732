/** Settings as values and as candidates: what all detectors of settings share. */
import type { Candidate } from '../findings/candidate.ts';
import type { Site } from '../flow/values/site.ts';
import type { ConstantShape, Value } from '../flow/values/value.ts';

interface SettingPlace {
  readonly rule: string;
  readonly identity: string;
  readonly site: Site;
  readonly writer: string;
  readonly sentence: string;
  readonly exposure: string;
}

export function settingCandidate(place: SettingPlace): Candidate {
  return {
    rule: place.rule,
    surface: 'config',
    identity: place.identity,
    path: place.site.path,
    writer: place.writer,
    spots: [{ site: place.site, labels: [] }],
    sentence: () => place.sentence,
    exposure: place.exposure,
  };
}

/** Whether it is a constant for certain, and every one it may be passes: `DEBUG or environ.get(…)` is not certain. */
export function isCertainly(value: Value | undefined, test: (constant: ConstantShape['value']) => boolean): boolean {
  return (
    value !== undefined &&
    !value.open &&
    value.shapes.length > 0 &&
    value.shapes.every((shape) => shape.kind === 'constant' && test(shape.value))
  );
}

export const isTrue = (constant: ConstantShape['value']): boolean => constant === true || constant === 1;
export const isFalse = (constant: ConstantShape['value']): boolean => constant === false || constant === 0;

/** One candidate a place, in the order of the text: functions are run more than once. */
export function oncePerPlace(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.identity}|${candidate.path}|${candidate.spots[0]?.site.start}`;
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return [...seen.values()];
}
