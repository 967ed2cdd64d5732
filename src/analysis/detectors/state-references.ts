/** What in state refers to something or hides something, and does not do it well: guessable, endless, weakly hidden. */
import type { Candidate } from '../findings/candidate.ts';
import { exposureOf } from '../findings/exposure.ts';
import { sentence } from '../findings/judge-flows.ts';
import { placeOf } from '../findings/place-name.ts';
import type { Hit } from '../flow/machine/observer.ts';
import type { Label } from '../flow/values/label.ts';
import type { Detector } from './detector.ts';

export const detectWeakProtection: Detector = ({ hits, observations, names }) =>
  hits.filter(isInState).flatMap((hit) => {
    const hidden = hit.labels.filter(({ trait }) => trait === 'protected');
    const [first] = hidden;
    if (first) {
      const labels = hidden.map(asData);
      const why = `in ${placeOf(hit)} has ${first.subject} as its only protection`;
      return candidate('weak-state-protection', hit, first, {
        labels,
        sentence: (types) =>
          sentence(types, { one: why, many: why.replace(' has ', ' have ').replace('its only', 'their only') }, names),
      });
    }
    const guessable = hit.labels.find(
      ({ trait, subject = '' }) => trait === 'guessable' && observations.guards.has(subject),
    );
    if (!guessable) return [];
    return candidate('weak-state-protection', hit, guessable, {
      labels: [],
      sentence: () => `The reference in ${placeOf(hit)} can be guessed, and with it what it opens.`,
    });
  });

export const detectLongLivedTokens: Detector = ({ hits, observations }) =>
  hits.filter(isInState).flatMap((hit) => {
    const label = hit.labels.find(
      ({ trait, subject = '' }) =>
        trait === 'unexpiring' || (trait === 'reference' && observations.guards.get(subject)?.ends === false),
    );
    if (!label) return [];
    const what = label.trait === 'unexpiring' ? 'A signed token' : 'What a reference opens';
    return candidate('long-lived-token', hit, label, {
      labels: [],
      sentence: () =>
        label.trait === 'unexpiring'
          ? `${what} in ${placeOf(hit)} never expires.`
          : `${what} in ${placeOf(hit)} is kept without an end.`,
    });
  });

/** Where the visitor, or who has the visitor's cookie, gets at it. */
function isInState({ sink, place }: Hit): boolean {
  if (sink === 'component-prop') return place.hidden === true || place.property !== 'children';
  return /^(store|session|cookie|url|component-value)$/.test(sink);
}

function asData(label: Label): Label {
  const { trait: _trait, subject: _subject, ...data } = label;
  return data;
}

function candidate(
  rule: string,
  hit: Hit,
  label: Label,
  told: { readonly labels: readonly Label[]; readonly sentence: Candidate['sentence'] },
): Candidate {
  return {
    rule,
    surface: SURFACES[hit.sink] ?? 'code',
    identity: hit.identity,
    path: hit.site.path,
    writer: hit.writer,
    spots: [{ site: hit.site, labels: told.labels }],
    sentence: told.sentence,
    exposure: exposureOf(hit),
    way: label.way,
    ...(hit.resolved ? {} : { confidence: 'low' }),
  };
}

const SURFACES: Partial<Record<Hit['sink'], Candidate['surface']>> = {
  store: 'store',
  session: 'session',
  cookie: 'cookie',
  url: 'url',
  'component-value': 'component',
  'component-prop': 'component',
};
