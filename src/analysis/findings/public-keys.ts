/** Keys that the browser must get, and that say so by the place they are put in. */
import type { Hit } from '../flow/machine/observer.ts';

const FOR_THE_PAGE =
  /^(licenseKey|license_key|mapboxKey|mapboxApiAccessToken|mapbox_?(access_?)?token|googleMapsApiKey)$/i;

export function isForThePage({ place }: Hit): boolean {
  return place.property !== undefined && FOR_THE_PAGE.test(place.property);
}
