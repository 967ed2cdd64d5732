/** Which data may not reach which kind of place: the rules of kind `flow`, as data. */

import type { Hit, SinkKind } from '../flow/machine/observer.ts';
import type { Label, Trait } from '../flow/values/label.ts';
import { hasTrait } from '../flow/values/traits.ts';
import type { Surface } from './finding.ts';
import { isForThePage } from './public-keys.ts';

export interface FlowRule {
  readonly id: string;
  readonly sink: SinkKind;
  readonly surface: Surface;
  readonly accepts: (label: Label, hit: Hit) => boolean;
  /** What happens to the data there, after its name: "is put in the store 'x'". */
  readonly fact: (hit: Hit) => { readonly one: string; readonly many: string };
  /** Moderate data counts in full. */
  readonly ofUsers?: boolean;
}

/** Rules about what is true of a value rather than about the data in it. */
export interface TraitRule {
  readonly id: string;
  readonly sink: SinkKind;
  readonly surface: Surface;
  readonly traits: readonly Trait[];
  readonly says: (hit: Hit) => string;
  /** Another rule speaks where data is known. */
  readonly unlessData?: boolean;
}

const isHigh = (label: Label): boolean => label.level === 'high';
const isCredential = (label: Label): boolean => label.dataType.startsWith('credential.');

export const FLOW_RULES: readonly FlowRule[] = [
  {
    id: 'store-sensitive-data',
    sink: 'store',
    surface: 'store',
    accepts: isHigh,
    fact: (hit) =>
      beside('put in', hit.place.name === '' ? 'a store of the browser' : `the browser store '${hit.place.name}'`),
  },
  {
    id: 'component-value-sensitive-data',
    sink: 'component-value',
    surface: 'component',
    accepts: isHigh,
    fact: (hit) => beside('put in', `the ${hit.place.property ?? 'value'} of ${componentName(hit)}`),
  },
  {
    id: 'component-prop-sensitive-data',
    sink: 'component-prop',
    surface: 'component',
    accepts: isBehindThePage,
    fact: (hit) =>
      beside('put in', `the ${hit.place.hidden ? 'hidden ' : ''}${hit.place.property ?? ''} of ${componentName(hit)}`),
  },
  {
    id: 'session-sensitive-data',
    sink: 'session',
    surface: 'session',
    accepts: isHigh,
    fact: (hit) =>
      beside('written to', hit.place.name === '*' ? 'the Flask session' : `the Flask session as '${hit.place.name}'`),
  },
  {
    id: 'global-user-data',
    sink: 'global',
    surface: 'global',
    // A secret of the app itself is the same for every user.
    accepts: (label) => !label.ofApp,
    fact: (hit) => beside('kept in', `'${hit.place.name}', which all users of this process share`),
    ofUsers: true,
  },
  {
    id: 'url-sensitive-data',
    sink: 'url',
    surface: 'url',
    accepts: (label) => (isHigh(label) && !(label.own && label.record)) || label.dataType === 'identity.session-id',
    fact: (hit) => beside('put in', addressName(hit)),
  },
  {
    id: 'cookie-sensitive-data',
    sink: 'cookie',
    surface: 'cookie',
    // A reference alone may stand in a cookie that is protected.
    accepts: (label, { place }) =>
      isHigh(label) || (label.dataType === 'identity.session-id' && place.unprotected !== undefined),
    fact: ({ place }) =>
      beside(
        'put in',
        (place.name === '*' ? 'a cookie' : `the cookie '${place.name}'`) +
          (place.unprotected ? ` without ${list(place.unprotected)}` : ''),
      ),
    ofUsers: true,
  },
  {
    id: 'shared-cache-user-data',
    sink: 'cache',
    surface: 'cache',
    accepts: (label) => !label.ofApp,
    fact: (hit) => beside('kept in the cache', `under the key '${hit.place.name}', the same for every visitor`),
    ofUsers: true,
  },
];

export const TRAIT_RULES: readonly TraitRule[] = [
  {
    id: 'shared-cache-user-data',
    sink: 'cache',
    surface: 'cache',
    traits: ['visitor'],
    unlessData: true,
    says: (hit) =>
      `Data of one visitor is kept in the cache under the key '${hit.place.name}', the same for every visitor.`,
  },
  {
    id: 'session-excessive-data',
    sink: 'session',
    surface: 'session',
    traits: ['whole'],
    says: (hit) =>
      `A whole object or result is written to the Flask session${hit.place.name === '*' ? '' : ` as '${hit.place.name}'`}.`,
  },
  {
    id: 'unsafe-html',
    sink: 'html',
    surface: 'component',
    traits: ['markup', 'input'],
    says: (hit) => `What comes from the browser becomes HTML in ${htmlName(hit)} without being escaped.`,
  },
  {
    id: 'unparameterized-query',
    sink: 'query',
    surface: 'code',
    traits: ['sql', 'input'],
    says: (hit) =>
      hit.place.name === ''
        ? 'What comes from the browser becomes part of the text of a query.'
        : `What comes from the browser becomes part of the text of the query that '${hit.place.name}' runs.`,
  },
];

/** Text that is shown is shown on purpose; what stands behind it is there unseen. No credential has to be on a page. */
function isBehindThePage(label: Label, hit: Hit): boolean {
  const { place, labels } = hit;
  // What the browser sent is not new to it.
  if (!isHigh(label) || hasTrait(labels, 'input')) return false;
  const isShown = place.property === 'children' && !place.hidden;
  if (isCredential(label)) return !isForThePage(hit) && !(isShown && label.inherited);
  if (place.hidden) return true;
  return !isShown && !OFTEN_SHOWN.test(label.dataType);
}

/** Lists of people and of transactions are what pages are made to show. */
const OFTEN_SHOWN = /^(pii\.(name|email|phone|profile)|financial\.balance|business\.confidential)$/;

function beside(verb: string, place: string): { one: string; many: string } {
  return { one: `is ${verb} ${place}`, many: `are ${verb} ${place}` };
}

/** "Secure, HttpOnly and SameSite". */
function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function componentName(hit: Hit): string {
  const { component, name } = hit.place;
  const type = component?.split('.')[1] ?? 'the component';
  return name === '' ? `a ${type} component` : `'${name}'`;
}

function addressName({ place }: Hit): string {
  if (place.property === undefined) return 'the address of a redirect';
  return place.name === '' ? `an address (${place.property})` : `the ${place.property} of '${place.name}'`;
}

function htmlName({ place }: Hit): string {
  return place.property === undefined
    ? 'the page'
    : place.name === ''
      ? `the ${place.property} of a component`
      : `the ${place.property} of '${place.name}'`;
}
