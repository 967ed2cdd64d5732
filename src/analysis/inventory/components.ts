/** Stores, inputs, addresses and what callbacks put into other components. */
import { inputKind, isPasswordInput, propertyRole } from '../dash/components.ts';
import { singlesOf } from '../flow/machine/groupings.ts';
import type { PropertyWrite } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import { labelsIn } from '../flow/values/contents.ts';
import { idKeys, idName } from '../flow/values/ids.ts';
import { type Label, labelOf } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import type { ComponentShape, Value } from '../flow/values/value.ts';
import { stringsOf, UNKNOWN } from '../flow/values/value.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { Storage } from '../types.ts';
import type { Kept, Ledger } from './ledger.ts';

const PASSWORD = { dataType: 'credential.password', level: 'high', certainty: 'strong' } as const;

export function addComponents(ledger: Ledger, observations: Observations, names: SensitiveNames): void {
  for (const component of observations.components) declare(ledger, component, names);
  for (const write of [...observations.writes, ...observations.plainWrites]) {
    if (write.component || isLeftAlone(write.value)) continue;
    for (const component of componentsOf(observations, write.id, write.site.path)) {
      addWrite(ledger, component, write);
    }
  }
  for (const { inputs, named, site } of [...observations.callbacks, ...observations.scripts]) {
    for (const { id, property } of [...inputs, ...(named?.values() ?? [])].flatMap(singlesOf)) {
      for (const component of componentsOf(observations, id, site.path)) addRead(ledger, component, property, site);
    }
  }
}

/** What stands on the page from the start; components without an id are out of every callback's reach. */
function declare(ledger: Ledger, component: ComponentShape, names: SensitiveNames): void {
  const property = stateOf(component);
  const kept = property === undefined ? undefined : keptAs(component, property);
  if (!kept || property === undefined) return;
  const initial = component.props.get(property);
  const labels = [...typed(component, names), ...(initial ? labelsIn(initial) : [])];
  const part = { declared: component.site, labels };
  ledger.add(keyOf(component, property), kept, isEmpty(initial) ? part : { ...part, written: component.site });
}

function addWrite(ledger: Ledger, component: ComponentShape, { property, value, site }: PropertyWrite): void {
  const labels = labelsIn(value);
  const role = propertyRole(component.type, property);
  // Text that callbacks show is a view, unless it carries data of somebody.
  if (role === 'inert' || (role === 'children' && labels.every(({ trait }) => trait !== undefined))) return;
  const kept = keptAs(component, property);
  if (kept) ledger.add(keyOf(component, property), kept, { declared: component.site, written: site, labels });
}

/** A reader alone makes no state of what is no state by itself. */
function addRead(ledger: Ledger, component: ComponentShape, property: string, site: Site): void {
  if (inputKind(component.type) === 'location') {
    if (!/^(pathname|search|hash|href)$/.test(property)) return;
  } else if (property !== stateOf(component)) return;
  const kept = keptAs(component, property);
  if (kept) ledger.add(keyOf(component, property), kept, { declared: component.site, read: site });
}

/** The property that makes the component state: a store's data, what is typed or chosen, an address. */
function stateOf(component: ComponentShape): string | undefined {
  if (component.type === 'dcc.Store') return 'data';
  switch (inputKind(component.type)) {
    case 'text':
    case 'choice':
      return component.props.has('date') || /DatePickerSingle$/.test(component.type) ? 'date' : 'value';
    case 'upload':
      return 'contents';
    default:
      return undefined;
  }
}

function keptAs(component: ComponentShape, property: string): Kept | undefined {
  const key = idKeys(component.props.get('id')).find((one) => !one.startsWith('#'));
  const name = key === undefined ? undefined : key.startsWith('{') ? patternName(key) : key;
  if (component.type === 'dcc.Store') {
    return { surface: 'store', name: name ?? '', storage: storageOf(component.props.get('storage_type'), 'memory') };
  }
  if (name === undefined) return undefined;
  if (property === 'href' || inputKind(component.type) === 'location') {
    return { surface: 'url', name: `${name}.${property}`, storage: 'url' };
  }
  const own = property === stateOf(component);
  return {
    surface: 'component',
    name: own ? name : `${name}.${property}`,
    storage: own ? persisted(component) : 'page',
  };
}

/** `{index: 1, type: row}` for the key of a pattern. */
function patternName(key: string): string {
  const fields = key.replace(/^\{|\}$/g, '').split('|');
  return `{${fields.map((field) => field.replace('=', ': ')).join(', ')}}`;
}

function keyOf(component: ComponentShape, property: string): string {
  const { type, site } = component;
  // A store is one place, whatever is written to.
  return `${site.path}:${site.start}:${type === 'dcc.Store' ? 'data' : property}:${idKeys(component.props.get('id')).join()}`;
}

function persisted({ props }: ComponentShape): Storage {
  const persistence = props.get('persistence');
  const isOn = persistence?.open || persistence?.shapes.some((shape) => shape.kind !== 'constant' || shape.value);
  return isOn ? storageOf(props.get('persistence_type'), 'local') : 'page';
}

function storageOf(value: Value | undefined, usual: Storage): Storage {
  const [type] = stringsOf(value ?? UNKNOWN);
  return type === 'memory' || type === 'session' || type === 'local' ? type : usual;
}

/** What a visitor puts there, by the field's type and id. */
function typed({ type, props, site }: ComponentShape, names: SensitiveNames): readonly Label[] {
  if (inputKind(type) !== 'text') return [];
  const strings = (name: string) => stringsOf(props.get(name) ?? UNKNOWN);
  if (isPasswordInput(type, strings('type'), strings('mode'))) return [labelOf(PASSWORD, site, 'a password field')];
  const match = idKeys(props.get('id'))
    .map((key) => names.classifyName(idName(key), { kind: 'component-id' }))
    .find((found) => found !== undefined);
  const email = strings('type').includes('email') ? names.classifyName('email', { kind: 'variable' }) : undefined;
  const told = email ?? match;
  return told ? [labelOf(told, site, told.reason)] : [];
}

function componentsOf(observations: Observations, id: Value, path: string): readonly ComponentShape[] {
  return idKeys(id).flatMap((key) => [...observations.find(key, path)]);
}

function isEmpty(value: Value | undefined): boolean {
  if (!value) return true;
  return (
    !value.open &&
    value.shapes.every(
      (shape) =>
        (shape.kind === 'constant' && (shape.value === null || shape.value === '')) ||
        (shape.kind === 'dict' && shape.fields.size === 0 && !shape.rest) ||
        (shape.kind === 'sequence' && shape.items.length === 0 && !shape.rest),
    )
  );
}

/** `no_update` writes nothing. */
function isLeftAlone(value: Value): boolean {
  return (
    !value.open &&
    value.shapes.length > 0 &&
    value.shapes.every((shape) => shape.kind === 'external' && /no_update$/.test(shape.name))
  );
}
