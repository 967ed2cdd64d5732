/** Which data may not reach which kind of place: the rules of kind `flow`, as data. */
import type { Label } from '../flow/label.ts';
import type { Hit, SinkKind } from '../flow/observer.ts';
import type { Surface } from './finding.ts';

export interface FlowRule {
  readonly id: string;
  readonly sink: SinkKind;
  readonly surface: Surface;
  readonly accepts: (label: Label, hit: Hit) => boolean;
  /** What happens to the data there, after its name: "is put in the store 'x'". */
  readonly fact: (hit: Hit) => { readonly one: string; readonly many: string };
}

const isHigh = (label: Label): boolean => label.level === 'high';

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
  },
];

function beside(verb: string, place: string): { one: string; many: string } {
  return { one: `is ${verb} ${place}`, many: `are ${verb} ${place}` };
}

function componentName(hit: Hit): string {
  const { component, name } = hit.place;
  const type = component?.split('.')[1] ?? 'the component';
  return name === '' ? `a ${type} component` : `'${name}'`;
}
