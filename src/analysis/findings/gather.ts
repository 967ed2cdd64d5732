/** From what a run noted down to places where data enters state: ids joined to components, one entry a place. */
import { inputKind, propertyRole } from '../dash/components.ts';
import { isHidden } from '../flow/dash/from-browser.ts';
import type { Hit, Place, PropertyWrite, SinkKind } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import { labelsIn } from '../flow/values/contents.ts';
import { idKeys, idName } from '../flow/values/ids.ts';
import type { Label } from '../flow/values/label.ts';
import { extend, joinLabels } from '../flow/values/label.ts';
import { dataOf } from '../flow/values/traits.ts';
import type { ComponentShape } from '../flow/values/value.ts';
import { stringOf } from '../flow/values/value.ts';
import { isEcho } from './echoes.ts';
import { literalPassword } from './literal-password.ts';
import { onePlaceALine } from './one-place-a-line.ts';
import { rendersHtml } from './renders-html.ts';

export function gatherHits(observations: Observations): readonly Hit[] {
  const written = [...observations.writes, ...observations.plainWrites].flatMap((write) =>
    hitsOf(observations, write).map((hit) => ({ write, hit })),
  );
  return mergeSame([...observations.hits, ...onePlaceALine(written)]);
}

function hitsOf(observations: Observations, write: PropertyWrite): readonly Hit[] {
  const keys = idKeys(write.id);
  const components = write.component
    ? [write.component]
    : keys.flatMap((key) => [...observations.find(key, write.site.path)]);
  const key = keys[0] ?? '';
  const component = components[0];
  const held = joinLabels(labelsIn(write.value), literalPassword(component, write));
  if (held.length === 0) return [];
  const sinks = component ? sinksOf(component, write) : [sinkWithout(key, write)].filter((sink) => sink !== undefined);
  const name = idName(key);
  const place: Place = {
    name,
    property: write.property,
    ...(component ? { component: component.type } : {}),
    ...(component?.type === 'dcc.Store'
      ? { storage: stringOf(component.props.get('storage_type')) ?? 'memory', declared: component.site }
      : {}),
    ...(component && isHidden(component) ? { hidden: true } : {}),
  };
  const target = name === '' ? (component?.type ?? '') : name;
  return sinks.flatMap(({ kind, resolved }) => {
    const labels = held.filter((label) => !isOwnField(label, kind, write.property));
    if (labels.length === 0) return [];
    const unnamed = `${component?.type ?? '?'}~${dataOf(labels)[0]?.dataType ?? ''}`;
    return {
      sink: kind,
      identity: `${key === '' || key.startsWith('#') ? unnamed : key}.${write.property}`,
      place,
      site: write.site,
      writer: write.writer,
      labels: extend(labels, write.site, `put in '${target}.${write.property}'`),
      resolved,
      ...(kind === 'store' && isEcho(write, labels) ? { echo: true } : {}),
    };
  });
}

interface Sink {
  readonly kind: SinkKind;
  readonly resolved: boolean;
}

/** One property may be several places: HTML that is not escaped is also held by the page. */
function sinksOf(component: ComponentShape, write: PropertyWrite): readonly Sink[] {
  const kind = kindOf(component, write);
  const kinds = [
    ...(kind === undefined ? [] : [kind]),
    ...(rendersHtml(component, write.property) ? (['html'] as const) : []),
    ...(kind === 'html' ? (['component-prop'] as const) : []),
  ];
  return kinds.map((one) => ({ kind: one, resolved: true }));
}

function kindOf(component: ComponentShape, write: PropertyWrite): SinkKind | undefined {
  const kind = KIND_OF_ROLE[propertyRole(component.type, write.property)];
  if (kind === 'url' && NO_ADDRESS.test(write.value.starts ?? '')) return undefined;
  if (kind === 'component-value' && inputKind(component.type) === 'other' && component.type.startsWith('html.')) {
    return 'component-prop';
  }
  return kind;
}

/** The browser goes nowhere with these: they hold what they are. */
const NO_ADDRESS = /^(mailto|tel|sms|data|blob|javascript):/i;

/** Names of stores that are declared somewhere else, as in an installed package. */
const STORE_NAME = /store|memory|cache|session|storage|(^|[-_])(token|auth|creds?|credentials)([-_]|$)/i;

/** The component is not in the program: `data` of an id that is called a store is taken for one. */
function sinkWithout(key: string, write: PropertyWrite): Sink | undefined {
  if (key === '') return write.property === 'data' ? { kind: 'store', resolved: false } : undefined;
  if (write.property === 'data') return { kind: 'store', resolved: STORE_NAME.test(key) };
  const kind = KIND_OF_ROLE[propertyRole(undefined, write.property)];
  return kind === 'component-value' ? { kind, resolved: true } : kind ? { kind, resolved: false } : undefined;
}

const KIND_OF_ROLE: Readonly<Record<ReturnType<typeof propertyRole>, SinkKind | undefined>> = {
  store: 'store',
  value: 'component-value',
  children: 'component-prop',
  data: 'component-prop',
  url: 'url',
  html: 'html',
  inert: undefined,
};

/** What a visitor typed may stand where things are typed and shown. */
function isOwnField(label: Label, kind: SinkKind, property: string): boolean {
  return label.own && (kind === 'component-value' || kind === 'component-prop' || property === 'src');
}

function mergeSame(hits: readonly Hit[]): readonly Hit[] {
  const merged = new Map<string, Hit>();
  for (const hit of hits) {
    const key = `${hit.sink}|${hit.identity}|${hit.site.path}|${hit.site.start}|${hit.writer}`;
    const before = merged.get(key);
    merged.set(key, before ? { ...before, labels: joinLabels(before.labels, hit.labels) } : hit);
  }
  return [...merged.values()];
}
