/**
 * A callback that gives a store back what it got from it keeps the data there, but does not bring it there. In a
 * change the one that brings it is told, not every one through which it goes round.
 */
import { singlesOf } from '../flow/machine/groupings.ts';
import type { PropertyWrite } from '../flow/machine/observer.ts';
import { idKeys } from '../flow/values/ids.ts';
import type { Label } from '../flow/values/label.ts';
import type { Candidate } from './candidate.ts';

/** True where all of the data comes from the very property that is written. */
export function isEcho({ id, property, callback }: PropertyWrite, labels: readonly Label[]): boolean {
  if (!callback) return false;
  const written = idKeys(id);
  const inputs = [...callback.inputs, ...(callback.named?.values() ?? [])].flatMap(singlesOf);
  const readsBack = inputs.some(
    (input) => input.property === property && idKeys(input.id).some((key) => written.includes(key)),
  );
  return readsBack && labels.every((label) => !hasStepIn(label, callback.fn));
}

/** Leaves out echoes of what another function brings to the same place. */
export function withoutEchoes(candidates: readonly Candidate[]): readonly Candidate[] {
  const brought = new Set(candidates.filter((candidate) => !candidate.echo).map(placeOf));
  return candidates.filter((candidate) => !candidate.echo || !brought.has(placeOf(candidate)));
}

function placeOf({ rule, identity }: Candidate): string {
  return `${rule}|${identity}`;
}

/** Whether the data enters, or is handled, within the function. */
function hasStepIn(label: Label, { scope, definition }: NonNullable<PropertyWrite['callback']>['fn']): boolean {
  for (let way: Label['way'] | undefined = label.way; way; way = way.before) {
    const { path, start } = way.site;
    if (path === scope.path && start >= definition.start && start < definition.end) return true;
  }
  return false;
}
