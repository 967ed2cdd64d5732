/** A place that keeps state, in a reader's words: "the browser store 'auth'". */
import type { Hit } from '../flow/machine/observer.ts';

export function placeOf({ sink, place }: Hit): string {
  const { name, property = 'value' } = place;
  const isUnnamed = name === '' || name === '*';
  switch (sink) {
    case 'store':
      return isUnnamed ? 'a store of the browser' : `the browser store '${name}'`;
    case 'session':
      return isUnnamed ? 'the Flask session' : `the Flask session's '${name}'`;
    case 'cookie':
      return isUnnamed ? 'a cookie' : `the cookie '${name}'`;
    case 'url':
      return place.property === undefined ? 'the address of a redirect' : 'an address';
    default:
      return isUnnamed ? `the ${property} of a component` : `the ${property} of '${name}'`;
  }
}
