/**
 * Traits: labels that are no data. They travel with values as data does, and never leave the analysis as a data type.
 * A value is inert or clean by its data alone, so a trait changes nothing of what names say.
 */
import type { Label, Trait } from './label.ts';
import { joinLabels, startWay } from './label.ts';
import type { Site } from './site.ts';
import type { Value } from './value.ts';
import { CLEAN, isInert, unknownWith } from './value.ts';

export function traitAt(trait: Trait, site: Site, note: string, more: Partial<Label> = {}): Label {
  return {
    dataType: '',
    level: 'moderate',
    certainty: 'strong',
    record: false,
    own: false,
    literal: false,
    ofApp: false,
    trait,
    way: startWay(site, note),
    ...more,
  };
}

/** The data among labels. */
export function dataOf(labels: readonly Label[]): readonly Label[] {
  return labels.some((label) => label.trait !== undefined)
    ? labels.filter((label) => label.trait === undefined)
    : labels;
}

export function hasData(labels: readonly Label[]): boolean {
  return labels.some((label) => label.trait === undefined);
}

export function hasTrait(labels: readonly Label[], trait: Trait): boolean {
  return labels.some((label) => label.trait === trait);
}

export function traitsOf(labels: readonly Label[], traits: readonly Trait[]): readonly Label[] {
  return labels.filter((label) => label.trait !== undefined && traits.includes(label.trait));
}

export function withoutTraits(labels: readonly Label[], traits: readonly Trait[]): readonly Label[] {
  return labels.some((label) => label.trait !== undefined && traits.includes(label.trait))
    ? labels.filter((label) => label.trait === undefined || !traits.includes(label.trait))
    : labels;
}

const OF_TEXT: readonly Trait[] = ['input', 'sql', 'markup'];

/** Labels of a number, a date, an escaped text: none of it can be part of a command. */
export function asNumber(labels: readonly Label[]): readonly Label[] {
  return withoutTraits(labels, OF_TEXT);
}

/** What is true of a whole is true of its fields: who chose it, who sent it. */
const OF_FIELDS: readonly Trait[] = ['input', 'browser-state', 'visitor'];

export function handDown(value: Value, whole: readonly Label[]): Value {
  return withTraits(value, traitsOf(whole, OF_FIELDS));
}

/** The same value with traits; it stays clean where it was. */
export function withTraits(value: Value, traits: readonly Label[]): Value {
  return traits.length === 0 ? value : { ...value, labels: joinLabels(value.labels, traits) };
}

/** The same value without these traits, at its surface. */
export function dropTraits(value: Value, traits: readonly Trait[]): Value {
  const labels = withoutTraits(value.labels, traits);
  return labels === value.labels ? value : { ...value, labels };
}

/** What is made of `inputs` and holds these labels: clean where nothing but flags, numbers and references went in. */
export function madeOf(inputs: readonly Value[], labels: readonly Label[]): Value {
  if (hasData(labels) || !inputs.every(isInert)) return unknownWith(labels);
  return labels.length === 0 ? CLEAN : { ...CLEAN, labels };
}
