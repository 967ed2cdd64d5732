/**
 * New against old, by atoms: rule, place, data type. An atom that was there before is old, however its code was moved,
 * renamed, reformatted or wrapped. Matched within a file first, then against what vanished elsewhere.
 */
import type { Candidate } from './candidate.ts';

interface Atom {
  readonly candidate: Candidate;
  readonly dataType: string;
  /** The path before the change, where the file was renamed. */
  readonly formerPath: string;
}

export interface NewCandidate {
  readonly candidate: Candidate;
  /** The new types; all of them where the whole place is new; empty for settings. */
  readonly dataTypes: ReadonlySet<string>;
  /** Where several candidates became one: the one whose comment it is. */
  readonly first?: Candidate;
}

export interface CompareInput {
  readonly before: readonly Candidate[];
  readonly after: readonly Candidate[];
  /** Path at head → path at the merge base. */
  readonly formerPath: (path: string) => string;
  /** Whether one of the candidate's lines is an added one. */
  readonly isAdded: (candidate: Candidate) => boolean;
}

export function findNew(input: CompareInput): readonly NewCandidate[] {
  const before = atomsOf(input.before, (path) => path);
  // Where several could be the old one, those on added lines are the new ones.
  const after = atomsOf(input.after, input.formerPath).toSorted(
    (a, b) => Number(input.isAdded(a.candidate)) - Number(input.isAdded(b.candidate)),
  );
  const old = new Set<Atom>();
  const used = new Set<Atom>();
  for (const same of STEPS) {
    const waiting = group(
      before.filter((atom) => !used.has(atom)),
      same,
    );
    for (const atom of after) {
      if (old.has(atom)) continue;
      const match = waiting.get(same(atom))?.shift();
      if (!match) continue;
      old.add(atom);
      used.add(match);
    }
  }
  const fresh = new Map<Candidate, Set<string>>();
  for (const atom of after) {
    if (old.has(atom)) continue;
    const types = fresh.get(atom.candidate) ?? new Set<string>();
    fresh.set(atom.candidate, types);
    if (atom.dataType !== '') types.add(atom.dataType);
  }
  return input.after.flatMap((candidate) => {
    const dataTypes = fresh.get(candidate);
    return dataTypes ? [{ candidate, dataTypes }] : [];
  });
}

/** From the same function of the same file to the same data anywhere; last, a place of the same function with another name. */
const STEPS: readonly ((atom: Atom) => string)[] = [
  (atom) => `${place(atom)}|${atom.formerPath}|${atom.candidate.writer}`,
  (atom) => `${place(atom)}|${atom.formerPath}`,
  (atom) => `${place(atom)}|${lastName(atom.candidate.writer)}`,
  place,
  (atom) => `${atom.candidate.rule}|${atom.dataType}|${atom.formerPath}|${atom.candidate.writer}`,
];

function place(atom: Atom): string {
  return `${atom.candidate.rule}|${atom.candidate.identity}|${atom.dataType}`;
}

function lastName(writer: string): string {
  return writer.slice(writer.lastIndexOf('.') + 1);
}

function atomsOf(candidates: readonly Candidate[], formerPath: (path: string) => string): Atom[] {
  return candidates.flatMap((candidate) => {
    const types = new Set(candidate.spots.flatMap((spot) => spot.labels.map((label) => label.dataType)));
    const former = formerPath(candidate.path);
    const dataTypes = types.size === 0 ? [''] : [...types];
    return dataTypes.map((dataType) => ({ candidate, dataType, formerPath: former }));
  });
}

function group(atoms: readonly Atom[], key: (atom: Atom) => string): Map<string, Atom[]> {
  const groups = new Map<string, Atom[]>();
  for (const atom of atoms) {
    const there = groups.get(key(atom));
    if (there) there.push(atom);
    else groups.set(key(atom), [atom]);
  }
  return groups;
}
