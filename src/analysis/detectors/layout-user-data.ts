/** One visitor's data in a layout that all visitors are served. */
import type { Candidate } from '../findings/candidate.ts';
import { sentence } from '../findings/judge-flows.ts';
import type { Hit, ServedLayout } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Label } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import { dataOf } from '../flow/values/traits.ts';
import type { Value } from '../flow/values/value.ts';
import type { Detector } from './detector.ts';

export const detectLayoutData: Detector = ({ hits, observations, names }) => {
  const served = componentsOf(observations);
  if (served.size === 0) return [];
  const found = new Map<string, Candidate>();
  for (const hit of hits) {
    const form = served.get(keyOf(hit.site));
    const label = form && visitorsLabel(hit, form);
    const key = `${keyOf(hit.site)}|${hit.place.property}`;
    if (!form || !label || found.has(key)) continue;
    found.set(key, candidate(hit, form, label));
  }
  return [...found.values()];

  function candidate(hit: Hit, form: ServedLayout['form'], label: Label): Candidate {
    const labels = label.trait === 'reference' ? [sessionId(label)] : dataOf(hit.labels).filter(({ ofApp }) => !ofApp);
    const place = `a layout that every visitor is served`;
    return {
      rule: 'layout-user-data',
      surface: hit.sink === 'store' ? 'store' : 'component',
      identity: hit.identity,
      path: hit.site.path,
      writer: hit.writer,
      spots: [{ site: hit.site, labels }],
      sentence: (dataTypes) =>
        dataTypes.length === 0
          ? `Data of one visitor stands in ${place}.`
          : sentence(dataTypes, { one: `stands in ${place}`, many: `stand in ${place}` }, names),
      exposure: EXPOSURE[form],
      ofUsers: true,
      way: label.way,
    };
  }
};

const EXPOSURE: Readonly<Record<ServedLayout['form'], string>> = {
  static:
    'The layout is made once, at import, and is the same for every visitor; it is served at /_dash-layout, before login unless the server blocks it, until the process ends.',
  page: 'The layouts of all pages are run once, for the first request that a worker gets, and the result becomes validation_layout: a part of the HTML of every visitor, until the process ends.',
};

/** Where each component of such a layout is made. */
function componentsOf({ layouts, calls, settings }: Observations): ReadonlyMap<string, ServedLayout['form']> {
  const isSuppressed =
    calls.some(({ name, args }) => /(^|\.)Dash(Proxy)?$/.test(name) && isOn(args.keywords.get(SUPPRESS))) ||
    settings.some(({ name, value }) => name === SUPPRESS && isOn(value));
  const components = new Map<string, ServedLayout['form']>();
  for (const { form, components: made } of layouts) {
    if (form === 'page' && isSuppressed) continue;
    for (const { site } of made) if (!components.has(keyOf(site))) components.set(keyOf(site), form);
  }
  return components;
}

const SUPPRESS = 'suppress_callback_exceptions';

function isOn(value: Value | undefined): boolean {
  return (
    value !== undefined &&
    (value.open || value.shapes.some((shape) => shape.kind === 'constant' && shape.value === true))
  );
}

/** What makes it a visitor's: read from the request, or a session's random id that all of them get. */
function visitorsLabel({ labels, sink, place }: Hit, form: ServedLayout['form']): Label | undefined {
  const visitor = labels.find(({ trait }) => trait === 'visitor');
  if (visitor || form === 'page' || sink !== 'store') return visitor;
  return SESSION.test(place.name) ? labels.find(({ trait }) => trait === 'reference') : undefined;
}

const SESSION = /session|user|visitor|client[-_]?id|(^|[-_])(uid|sid|uuid)([-_]|$)/i;

function sessionId(label: Label): Label {
  const { trait: _trait, subject: _subject, ...data } = label;
  return { ...data, dataType: 'identity.session-id', level: 'moderate' };
}

function keyOf({ path, start }: Site): string {
  return `${path}:${start}`;
}
