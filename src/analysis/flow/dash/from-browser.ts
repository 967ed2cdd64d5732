/** What a component sends is the browser's word: typed, chosen, or kept there and sent back. */
import { inputKind } from '../../dash/components.ts';
import { idName } from '../values/ids.ts';
import type { Label } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import { traitAt } from '../values/traits.ts';
import type { ComponentShape } from '../values/value.ts';
import { shapeOf, stringsOf, UNKNOWN } from '../values/value.ts';

/** Counts, times and flags; a forged one is as good as any other. */
const NO_TEXT =
  /^(n_\w+|nClicks|\w+Clicks|n_intervals|\w*_timestamp|modified_timestamp|is_open|opened|open|checked|disabled|loading_state)$/;

/** The traits of a property that a callback receives; `keys` are the ids it may have. */
export function fromBrowser(
  components: readonly ComponentShape[],
  keys: readonly string[],
  property: string,
  site: Site,
): readonly Label[] {
  if (NO_TEXT.test(property)) return [];
  const name = keys.map(idName).find((id) => id !== '');
  const note = name === undefined ? 'comes from the browser' : `comes from the browser as '${name}.${property}'`;
  const kept = keptAs(components, keys, property);
  return [
    traitAt('input', site, note),
    ...(kept === undefined ? [] : [traitAt('browser-state', site, note, { subject: kept })]),
  ];
}

const CHOICE =
  /select|edit|delet|remov|target|click|chosen|filter|search|picked|modal|(^|[-_])(row|view|active)([-_]|$)/i;

/** Where the browser keeps it, if the app put it there rather than the visitor. */
function keptAs(components: readonly ComponentShape[], keys: readonly string[], property: string): string | undefined {
  if (/^(href|search|hash|pathname)$/.test(property)) return 'URL';
  // What was picked on the page is a choice, not who someone is.
  if (keys.some((key) => CHOICE.test(key))) return undefined;
  if (components.some(({ type }) => type === 'dcc.Store')) return property === 'data' ? 'store' : undefined;
  if (components.some(({ type }) => inputKind(type) === 'location')) return 'URL';
  return components.length > 0 && components.every(isHidden) ? 'hidden field' : undefined;
}

/** `type="hidden"`, `hidden=True`, `style={"display": "none"}`. */
export function isHidden({ props }: ComponentShape): boolean {
  const style = shapeOf(props.get('style') ?? UNKNOWN, 'dict');
  const hidden = shapeOf(props.get('hidden') ?? UNKNOWN, 'constant');
  return (
    stringsOf(props.get('type') ?? UNKNOWN).includes('hidden') ||
    hidden?.value === true ||
    stringsOf(style?.fields.get('display') ?? UNKNOWN).includes('none') ||
    stringsOf(style?.fields.get('visibility') ?? UNKNOWN).includes('hidden')
  );
}
