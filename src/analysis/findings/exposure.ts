/** Who can read what stands in a place, and for how long. Facts: Dash 4.4 and Flask 3.1, see the guidelines. */
import type { Hit } from '../flow/machine/observer.ts';

const STORES: Readonly<Record<string, string>> = {
  memory:
    'The visitor and every script on the page can read it until the page is reloaded, and it comes back to the server, unverified, with each callback that reads the store.',
  session:
    "It stays in the browser's sessionStorage until the tab is closed, readable by the visitor and every script on the page; logging out does not clear it.",
  local:
    "It stays in the browser's localStorage without an expiry, readable by the visitor and every page of this origin; logging out does not clear it.",
};

const PLACES: Readonly<Record<Hit['sink'], string>> = {
  store: STORES.memory ?? '',
  'component-value':
    'A component’s value is in the browser in plain text: the visitor and every script on the page can read it, whatever the field shows.',
  'component-prop':
    'Every property of a component is sent to the browser as plain JSON, shown or not: the visitor and every script on the page can read it.',
  session:
    'By default the Flask session is a cookie that is signed, not encrypted: whoever has the cookie can read it, and an old copy stays valid until its age limit.',
  global:
    'A module’s global is shared by all users whom this worker process serves: one user’s value can reach the next.',
  cache: 'The cached result is served to every user who asks with the same key.',
  cookie: 'A cookie is stored in plain text in the browser and sent with every request.',
  url: 'An address ends up in the browser’s history, in Referer headers and in access logs.',
  html: 'Scripts in the text would run in the page and could read every store.',
  query: 'The text of the query decides what the database does.',
};

export function exposureOf(hit: Hit): string {
  return hit.sink === 'store' ? storeExposure(hit.place.storage) : PLACES[hit.sink];
}

/** By `storage_type`. */
export function storeExposure(storage = 'memory'): string {
  return STORES[storage] ?? PLACES.store;
}
