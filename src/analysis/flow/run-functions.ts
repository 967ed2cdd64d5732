/** Functions that nothing in the program calls: layouts, helpers of other programs, methods. Their arguments may be anything. */
import { instantiate } from './code/classes.ts';
import { noteResult } from './dash/layouts.ts';
import { declares } from './machine/declares.ts';
import { isPageLayout } from './machine/entry-arguments.ts';
import type { Activation, CallSite, Machine } from './machine/machine.ts';
import type { EntryKind } from './machine/observer.ts';
import { createScope } from './machine/scope.ts';
import { NO_ARGUMENTS } from './objects/functions.ts';
import type { FunctionShape, Value } from './values/value.ts';
import { UNKNOWN } from './values/value.ts';

export interface Runnable {
  readonly functions: readonly FunctionShape[];
  /** Layouts and views, with what they were given already. */
  readonly entries: readonly FunctionShape[];
  /** What entries are called for, by definition. */
  readonly kinds: ReadonlyMap<unknown, EntryKind>;
  /** Definitions that have been run. */
  readonly ran: Set<unknown>;
  /** Instances that the program made, by the definition of their class. */
  readonly instances: ReadonlyMap<unknown, Value>;
}

/**
 * Runs each once; what they define in turn comes in the same go. Of files that only inform, those that build components
 * or register callbacks.
 */
export function runFunctions(machine: Machine, notes: Runnable, judged: ReadonlySet<string>): void {
  for (let next = 0; next < notes.entries.length; next++) {
    const fn = notes.entries[next];
    // A function that was given arguments is not the one that runs without.
    if (!fn || notes.ran.has(fn.given ?? fn.definition) || !concerns(fn)) continue;
    notes.ran.add(fn.given ?? fn.definition);
    runAlone(machine, notes, bound(machine, notes, fn));
  }
  for (let next = 0; next < notes.functions.length; next++) {
    const fn = notes.functions[next];
    if (!fn || notes.ran.has(fn.definition) || !concerns(fn)) continue;
    notes.ran.add(fn.definition);
    runAlone(machine, notes, bound(machine, notes, fn));
  }

  function concerns(fn: FunctionShape): boolean {
    return judged.has(fn.scope.path) || declares(fn.definition);
  }
}

function runAlone(machine: Machine, { kinds }: Runnable, fn: FunctionShape): void {
  const made = machine.alone(fn.scope.path, () =>
    machine.invoke(fn, NO_ARGUMENTS, siteOfCall(fn), { standalone: true }),
  );
  noteResult(machine, fn, kinds.get(fn.definition) ?? (isPageLayout(machine, fn) ? 'page' : undefined), made);
}

/** A method is run on the instances there are; where the program makes none, on one made of anything. */
function bound(machine: Machine, notes: Runnable, fn: FunctionShape): FunctionShape {
  const { owner } = fn;
  if (!owner || fn.self || fn.binding !== 'instance' || fn.scope.kind !== 'class') return fn;
  if (!notes.instances.has(owner.definition)) instantiate(machine, owner, ANYTHING, siteOfCall(fn));
  const self = notes.instances.get(owner.definition);
  return self ? { ...fn, self } : fn;
}

const ANYTHING = { ...NO_ARGUMENTS, rest: UNKNOWN };

function siteOfCall(fn: FunctionShape): CallSite {
  const scope = createScope('function', '', fn.scope);
  const activation: Activation = { scope, returns: [], stack: [], main: false };
  const { start, end } = fn.definition;
  return { activation, site: { path: scope.path, lineStarts: scope.lineStarts, start, end }, text: fn.name };
}
