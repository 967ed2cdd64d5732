/** Sensitive data beside harmless data → the harmless data alone. */
import { type Edit, type FixPlace, overlaps, type Proposer } from './fix-place.ts';
import { wholeLines } from './lines.ts';
import { isInertValue, isOnlyRead, typesOf } from './part-types.ts';
import { partsNear } from './parts-near.ts';
import { argumentsIn, type RemovablePart } from './removable-parts.ts';
import { removeItems } from './remove-items.ts';

/** One by one is tried for that many; each try is an analysis. */
const MOST_SINGLE = 3;

/** For values in a store, a session or a property. */
export const dropPart: Proposer = (place) => waysToDrop(partsNear(place), place);

/** For the value that a field starts with: a credential is not shown again, so nothing needs it. */
export const dropInitialValue: Proposer = (place) => {
  const { finding, statement, span } = place;
  const isCredential = finding.dataTypes.every((dataType) => dataType.startsWith('credential.'));
  const own = isCredential && statement ? argumentsIn(statement, 'value').filter((part) => overlaps(part, span)) : [];
  return waysToDrop([...own, ...partsNear(place)], place);
};

function waysToDrop(parts: readonly RemovablePart[], place: FixPlace): readonly (readonly Edit[])[] {
  const wanted = place.finding.dataTypes;
  const typed = parts
    .map((part) => ({ part, types: typesOf(part, place.names) }))
    .filter(({ part, types }) => !isInertValue(part.value) && wanted.some((type) => types.has(type)));
  if (typed.some(({ part }) => !canGo(part, place))) return [];
  const told = typed.map(({ part }) => part);
  // Where no name tells which part it is, the analysis has to.
  const suspects = told.length > 0 ? told : parts.filter((part) => !isInertValue(part.value) && canGo(part, place));
  const single = (told.length > 0 ? typed : [])
    .filter(({ types }) => wanted.every((type) => types.has(type)))
    .map(({ part }) => part);
  const sets = [...(told.length > 0 ? single : suspects).slice(0, MOST_SINGLE).map((part) => [part]), suspects];
  const distinct = suspects.length === 1 ? sets.slice(-1) : sets;
  return distinct.flatMap((set) => {
    const edits = editsFor(set, place);
    return edits.length > 0 ? [edits] : [];
  });
}

/** Nothing else happens where the value is made, and nobody reads it. */
function canGo({ key, value }: RemovablePart, place: FixPlace): boolean {
  return isOnlyRead(value) && !place.isRead(key);
}

/** Empty where nothing would stay beside what goes. */
function editsFor(parts: readonly RemovablePart[], { text, module }: FixPlace): readonly Edit[] {
  const lists = new Set(parts.map(({ list }) => list));
  const goes = (item: { readonly start: number }): boolean => parts.some(({ start }) => start === item.start);
  const edits: Edit[] = [];
  for (const list of lists) {
    if (list?.every(goes)) return [];
    if (list) edits.push(...removeItems(text, module.comments, list, goes));
  }
  const statements = parts.filter(({ list }) => list === undefined);
  return [...edits, ...statements.map((part) => ({ ...wholeLines(text, part), replacement: '' }))];
}
