/** What a callback's parameter holds: what the component behind its Input or State sends. */
import { inputKind, isPasswordInput, propertyRole } from '../../dash/components.ts';
import type { NameMatch } from '../../sensitive/name-match.ts';
import type { Machine } from '../machine/machine.ts';
import { mark } from '../machine/mark.ts';
import type { Grouping, Observer, PropertyWrite } from '../machine/observer.ts';
import { propertyCell } from '../state/cells.ts';
import { idKeys, idName } from '../values/ids.ts';
import type { Label } from '../values/label.ts';
import { labelOf } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import { withTraits } from '../values/traits.ts';
import type { ComponentShape, Value } from '../values/value.ts';
import { CLEAN, join, NOTHING, of, stringsOf, UNKNOWN, unknownWith } from '../values/value.ts';
import { componentsBelow } from './component-tree.ts';
import { fromBrowser } from './from-browser.ts';
import { broughtBack } from './write-property.ts';

const PASSWORD = { dataType: 'credential.password', level: 'high', certainty: 'strong' } as const;
const ACTIVITY = { dataType: 'user.activity', level: 'moderate', certainty: 'weak' } as const;

export interface Components {
  /** Components that an id used in a file may mean. */
  readonly find: (key: string, path: string) => readonly ComponentShape[];
}

/** The value of one dependency; `parameter` is the name under which the function gets it. */
export function inputValue(
  machine: Machine,
  components: Components,
  grouping: Grouping,
  parameter: string,
  site: Site,
): Value {
  if (grouping.kind === 'list') {
    const items = grouping.items.map((item) => inputValue(machine, components, item, parameter, site));
    return of({ kind: 'sequence', tuple: false, items, rest: undefined });
  }
  if (grouping.kind === 'dict') {
    const fields = new Map(
      [...grouping.items].map(([name, item]) => [name, inputValue(machine, components, item, name, site)]),
    );
    return of({ kind: 'dict', fields, rest: undefined });
  }
  const keys = idKeys(grouping.id);
  const found = keys.flatMap((key) => [...components.find(key, site.path)]);
  const isMeant = (key: string) => (path: string) =>
    found.length === 0 || components.find(key, path).some((component) => found.includes(component));
  const kept = keys.map((key) => machine.observer.read(propertyCell(key, grouping.property), isMeant(key)));
  const written = kept
    .filter((value) => value !== undefined)
    .map(broughtBack)
    .reduce(join, NOTHING);
  const isKeptOnServer = kept.some((value) => value !== undefined && broughtBack(value) !== value);
  const brought = isKeptOnServer ? [] : fromBrowser(found, keys, grouping.property, site);
  const typed = typedBy(machine, found, keys, grouping.property, parameter, site);
  if (typed) return withTraits(typed, brought);
  const value = written === NOTHING ? UNKNOWN : { ...written, open: true };
  return mark(machine, withTraits(value, brought), parameter, { kind: 'parameter' }, site);
}

export function keepProperty(observer: Observer, { id, property, value, site }: PropertyWrite): void {
  for (const key of idKeys(id)) observer.keep(propertyCell(key, property), value, site.path);
}

/** What the visitor types, chooses or uploads; undefined where the property is none of that. */
function typedBy(
  machine: Machine,
  components: readonly ComponentShape[],
  keys: readonly string[],
  property: string,
  parameter: string,
  site: Site,
): Value | undefined {
  const types = components.map((component) => component.type);
  const role = propertyRole(types[0], property);
  if (role === 'inert') return CLEAN;
  if (types.some((type) => inputKind(type) === 'upload')) return uploaded(machine, property, site, keys);
  if (role !== 'value') return undefined;
  if (components.some((component) => isPassword(component) || (property === 'values' && asksPassword(component)))) {
    return own([labelOf(PASSWORD, site, describe(keys, 'a password field'))]);
  }
  const chosen = types.length > 0 && types.every((type) => inputKind(type) === 'choice');
  const activity = labelOf(ACTIVITY, site, describe(keys, chosen ? 'chosen' : 'typed'));
  if (chosen) return own([activity]);
  const byName = machine.names.classifyName(parameter, { kind: 'parameter' });
  const byId = keys.map((key) => machine.names.classifyName(idName(key), { kind: 'component-id' })).find(Boolean);
  const byType = components.some((component) => stringsOf(component.props.get('type') ?? UNKNOWN).includes('email'))
    ? machine.names.classifyName('email', { kind: 'variable' })
    : undefined;
  const match: NameMatch | undefined = byType ?? byName ?? byId;
  // What is typed under a name that is only plausible may be anything; an address or a name is one.
  if (!match || (match.certainty === 'weak' && !/^(credential|pii)\./.test(match.dataType))) return own([activity]);
  return own([activity, labelOf(match, site, `${describe(keys, 'typed')}: ${match.reason}`)]);
}

/** A file: what it is about, the id tells, or the page's own name, or else the app. */
function uploaded(machine: Machine, property: string, site: Site, keys: readonly string[]): Value {
  if (property === 'filename' || !/content|file|data/i.test(property)) return CLEAN;
  const told = keys.map((key) => machine.names.classifyPath(idName(key).replace(/^upload[-_]?/i, ''))).find(Boolean);
  const match = told ?? machine.names.classifyPath(site.path.replace(/\.py$/, '')) ?? machine.domain() ?? ACTIVITY;
  return own([labelOf({ ...match, certainty: 'weak', record: true }, site, describe(keys, 'uploaded'))]);
}

function own(labels: readonly Label[]): Value {
  return unknownWith(labels.map((one) => ({ ...one, own: true })));
}

/** A form whose `values` are those of all its fields, one of which is a password's. */
function asksPassword(component: ComponentShape): boolean {
  return component.type.endsWith('Form') && [...componentsBelow(component)].some(isPassword);
}

/** It masks what is typed. */
export function isPassword(component: ComponentShape): boolean {
  const strings = (name: string) => stringsOf(component.props.get(name) ?? UNKNOWN);
  return isPasswordInput(component.type, strings('type'), strings('mode'));
}

function describe(keys: readonly string[], how: string): string {
  const name = keys.map(idName).find((id) => id !== '');
  return name === undefined ? how : `${how} in '${name}'`;
}
