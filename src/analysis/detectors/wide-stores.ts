/** User-specific data in a store whose `storage_type` is wider than policy allows. */
import type { Candidate, Spot } from '../findings/candidate.ts';
import { storeExposure } from '../findings/exposure.ts';
import { sentence } from '../findings/judge-flows.ts';
import type { Hit } from '../flow/machine/observer.ts';
import type { Label } from '../flow/values/label.ts';
import { joinLabels } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import { dataOf } from '../flow/values/traits.ts';
import type { Detector } from './detector.ts';

export const detectWideStores: Detector = ({ hits, names, options }) => {
  const allowed = Array.isArray(options.allowed_storage) ? options.allowed_storage : ['memory', 'session'];
  const stores = new Map<string, { readonly site: Site; readonly hits: Hit[] }>();
  for (const hit of hits) {
    const { declared, storage } = hit.place;
    if (hit.sink !== 'store' || !declared || storage === undefined || allowed.includes(storage)) continue;
    const key = `${declared.path}|${declared.start}|${hit.identity}`;
    const store = stores.get(key) ?? { site: declared, hits: [] };
    stores.set(key, store);
    store.hits.push(hit);
  }
  return [...stores.values()].flatMap(({ site, hits: written }) => {
    // Sensitive data in a store is another matter, whatever its storage type.
    if (written.some(({ labels }) => dataOf(labels).some(({ level }) => level === 'high'))) return [];
    const writers = written.flatMap((hit) => spotOf(hit) ?? []);
    const [first] = written;
    if (!first || writers.length === 0) return [];
    const labels = writers.reduce((all: readonly Label[], one) => joinLabels(all, one.labels), []);
    const candidate: Candidate = {
      rule: 'store-user-data-scope',
      surface: 'store',
      identity: `${first.identity} storage_type`,
      path: site.path,
      writer: '',
      // The store's own call comes last: of several new lines the last speaks.
      spots: [...writers.filter((one) => one.site.start !== site.start), { site, labels }],
      sentence: (dataTypes) =>
        sentence(dataTypes, factOf(first), names).replace(
          /\.$/,
          `, whose storage_type '${first.place.storage}' is not allowed for it.`,
        ),
      exposure: storeExposure(first.place.storage),
      ofUsers: true,
    };
    return [candidate];
  });
};

function spotOf({ labels, site }: Hit): Spot | undefined {
  const kept = dataOf(labels).filter(isOfUser);
  return kept.length > 0 ? { site, labels: kept } : undefined;
}

/** What someone chose on the page is the page's state; what they uploaded, and who they are, is theirs. */
function isOfUser(label: Label): boolean {
  return !(label.own && label.dataType === 'user.activity') || label.record;
}

function factOf({ place }: Hit): { one: string; many: string } {
  const store = place.name === '' ? 'a store of the browser' : `the browser store '${place.name}'`;
  return { one: `is kept in ${store}`, many: `are kept in ${store}` };
}
