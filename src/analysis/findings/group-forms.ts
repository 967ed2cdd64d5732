/** A form filled by one `return` is one finding, however many fields it has: one comment says it all. */
import type { NewCandidate } from './find-new.ts';

const GROUPED = new Set(['component-value-sensitive-data', 'component-prop-sensitive-data']);

/** The first of a group stands for it; its comment lives on when fields are added behind it. */
export function groupForms(found: readonly NewCandidate[]): readonly NewCandidate[] {
  const groups = new Map<string, NewCandidate[]>();
  for (const one of found) {
    const { rule, path, writer, spots } = one.candidate;
    const key = GROUPED.has(rule) ? `${rule}|${path}|${writer}|${spots[0]?.site.start}` : `${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => merged(group) ?? []);
}

function merged(group: readonly NewCandidate[]): NewCandidate | undefined {
  const [first, ...others] = group;
  if (!first || others.length === 0) return first;
  return {
    first: first.candidate,
    dataTypes: new Set(group.flatMap((one) => [...one.dataTypes])),
    candidate: {
      ...first.candidate,
      spots: group.flatMap((one) =>
        one.candidate.spots.map((spot) => ({
          ...spot,
          labels: spot.labels.filter((label) => one.dataTypes.size === 0 || one.dataTypes.has(label.dataType)),
        })),
      ),
      sentence: (dataTypes) => first.candidate.sentence(dataTypes).replace(/\.$/, ` and ${count(others.length)}.`),
    },
  };
}

function count(others: number): string {
  return others === 1 ? 'one field beside it' : `${others} fields beside it`;
}
