/** The mark a value carries: a data type that may be in it, where it entered the code, and the way so far. */
import type { Site } from './site.ts';

export interface Label {
  readonly dataType: string;
  readonly level: 'high' | 'moderate';
  /** `strong` where nobody would call something else so, or a library says so; `weak` where a name alone decides. */
  readonly certainty: 'strong' | 'weak';
  /**
   * The whole record is meant (a user, a table of patients): a field of it counts only for what the field's own
   * name says, so `user.id` carries nothing of `user`.
   */
  readonly record: boolean;
  /** What the visitor typed, chose or uploaded: theirs already, until it is kept, copied or put in a URL. */
  readonly own: boolean;
  /** The value itself stands in the source code. */
  readonly literal: boolean;
  /** The app's own (an environment variable, a constant), not something of a visitor. */
  readonly ofApp: boolean;
  /** It is the whole's, of which this is a field with a name of its own. */
  readonly inherited?: boolean;
  /** Set where the label is no data but says something of the value, see `traits.ts`. */
  readonly trait?: Trait;
  /** What a trait is about: the place a reference was made at, the name of a protection. */
  readonly subject?: string;
  readonly way: Way;
}

/** What can be said of a value beside the data in it. */
export type Trait =
  /** Whoever sends the request chooses it. */
  | 'input'
  /** Such text inside the text of a query. */
  | 'sql'
  /** Such text inside HTML. */
  | 'markup'
  /** It comes back from a store, a hidden field or a URL. */
  | 'browser-state'
  /** It depends on who sends the request. */
  | 'visitor'
  /** A whole object, table or result, rather than a field of it. */
  | 'whole'
  /** A random value that may refer to something. */
  | 'reference'
  /** Such a value that others can guess. */
  | 'guessable'
  /** Signed or kept without an end. */
  | 'unexpiring'
  /** Data behind a protection that does not hold; the label's data type is that of the data. */
  | 'protected';

/** A label as most places make it. */
export function labelOf(
  match: Pick<Label, 'dataType' | 'level' | 'certainty'> & { readonly record?: boolean },
  site: Site,
  note: string,
  more: Partial<Pick<Label, 'own' | 'literal' | 'ofApp'>> = {},
): Label {
  const { dataType, level, certainty, record = false } = match;
  return {
    dataType,
    level,
    certainty,
    record,
    own: false,
    literal: false,
    ofApp: false,
    way: startWay(site, note),
    ...more,
  };
}

/** Steps of a flow, last first. */
export interface Way {
  readonly site: Site;
  readonly note: string;
  readonly length: number;
  readonly before: Way | undefined;
}

/** More steps than a reader follows are cut: the first and the last ones stay. */
const LONGEST_WAY = 12;

export function startWay(site: Site, note: string): Way {
  return { site, note, length: 1, before: undefined };
}

/** The same labels one step further; a step at the very place of the last one adds nothing. */
export function extend(labels: readonly Label[], site: Site, note: string): readonly Label[] {
  if (labels.length === 0) return labels;
  return labels.map((label) => {
    const { way } = label;
    if (way.length >= LONGEST_WAY || (way.site.path === site.path && way.site.start === site.start)) return label;
    return { ...label, way: { site, note, length: way.length + 1, before: way } };
  });
}

/** Both sets of labels, one label a data type and trait: the surer one, then the one with the shorter way. */
export function joinLabels(a: readonly Label[], b: readonly Label[]): readonly Label[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  let joined: Label[] | undefined;
  for (const label of b) {
    const at = (joined ?? a).findIndex((other) => isSame(other, label));
    if (at >= 0 && !isBetter(label, (joined ?? a)[at] as Label)) continue;
    joined ??= [...a];
    if (at < 0) joined.push(label);
    else joined[at] = label;
  }
  return joined ?? a;
}

/** Data that comes as records and tables: a field of it is judged by its own name. */
const COMES_AS_RECORDS = /^(health|financial|business|user)\.|^pii\.profile$/;

/** What a field has of the whole: labels of a record say nothing about it, others may. */
export function withoutRecords(labels: readonly Label[]): readonly Label[] {
  if (labels.length === 0) return labels;
  return labels
    .filter((label) => !isRecord(label))
    .map((label) => (label.trait === undefined && !label.inherited ? { ...label, inherited: true } : label));
}

function isRecord(label: Label): boolean {
  return label.record || (COMES_AS_RECORDS.test(label.dataType) && !label.own && label.trait === undefined);
}

function isSame(a: Label, b: Label): boolean {
  return a.dataType === b.dataType && a.trait === b.trait && a.subject === b.subject;
}

function isBetter(label: Label, than: Label): boolean {
  return rank(label) > rank(than) || (rank(label) === rank(than) && label.way.length < than.way.length);
}

function rank(label: Label): number {
  return (
    (label.inherited ? 0 : 8) + (label.own ? 0 : 4) + (label.record ? 0 : 2) + (label.certainty === 'strong' ? 1 : 0)
  );
}
