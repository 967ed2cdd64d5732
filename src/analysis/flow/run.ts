/**
 * Runs a program once through the interpreter: every module, then layouts and functions nobody calls, then callbacks;
 * again where what they read has changed, until nothing does (or the rounds are used up).
 */

import type { Program } from '../program/program.ts';
import type { NameMatch } from '../sensitive/name-match.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { SecretSpan } from '../types.ts';
import { runScript } from './clientside/run-script.ts';
import { call } from './code/calls.ts';
import { evaluate } from './code/evaluate.ts';
import { execute } from './code/execute.ts';
import { findComponents } from './dash/find-components.ts';
import { notePageModules } from './dash/layouts.ts';
import { findDomain } from './find-domain.ts';
import { type Budget, createBudget } from './machine/budget.ts';
import { createCallMemo } from './machine/call-memo.ts';
import { singlesOf } from './machine/groupings.ts';
import { createHeap, type Heap } from './machine/heap.ts';
import type { Activation, Invocation, Machine } from './machine/machine.ts';
import type { LibraryModels } from './machine/models.ts';
import type { Callback, Observer } from './machine/observer.ts';
import { createModuleScope, type Scope } from './machine/scope.ts';
import { createNotes, type Notes, type Observations } from './notes.ts';
import { invoke } from './objects/functions.ts';
import { runCallback } from './run-callback.ts';
import { runFunctions } from './run-functions.ts';
import { idKeys, idName } from './values/ids.ts';
import { UNKNOWN } from './values/value.ts';

export interface RunInput {
  readonly program: Program;
  readonly names: SensitiveNames;
  readonly models: LibraryModels;
  readonly secretsOf: (path: string) => readonly SecretSpan[];
  /** Files to run; what they import is run as well. */
  readonly paths: readonly string[];
}

export type { Observations };

const MOST_ROUNDS = 3;

export function run(input: RunInput): Observations {
  const notes = createNotes();
  let domain: NameMatch | undefined | null = null;
  const budget = createBudget();
  const machine = createMachine(input, notes, budget, () => {
    if (domain === null) domain = findDomain(input.names, spokenNames(notes, input.program));
    return domain;
  });
  const components = findComponents(notes.components, input.program);
  const judged = new Set(input.paths);
  for (const path of input.paths) machine.enter(path);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const version = notes.version();
    runFunctions(machine, notes, judged);
    const wanted = inputsOf(notes.callbacks, judged);
    for (const callback of notes.callbacks) {
      if (!judged.has(callback.site.path) && !feeds(callback, wanted)) continue;
      machine.alone(callback.fn.scope.path, () => runCallback(machine, components, callback));
    }
    for (const script of notes.scripts) if (judged.has(script.site.path)) runScript(machine, components, script);
    runFunctions(machine, notes, judged);
    if (notes.version() === version) break;
  }
  notePageModules(machine, input.paths);
  return { ...notes, find: components.find, exceeded: budget.exceeded };
}

/** Names that tell what the app is about. */
function* spokenNames(notes: Notes, program: Program): Iterable<string> {
  for (const path of program.paths) yield path.replace(/\.py$/, '');
  for (const fn of notes.functions) yield fn.name.slice(fn.name.lastIndexOf('.') + 1);
  for (const component of notes.components) yield* idKeys(component.props.get('id')).map(idName);
}

/** Ids whose properties callbacks of the judged files receive. */
function inputsOf(callbacks: readonly Callback[], judged: ReadonlySet<string>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const callback of callbacks) {
    if (!judged.has(callback.site.path)) continue;
    for (const grouping of [...callback.inputs, ...(callback.named?.values() ?? [])]) {
      for (const { id } of singlesOf(grouping)) for (const key of idKeys(id)) ids.add(key);
    }
  }
  return ids;
}

/** A callback of another file is run only for what it gives to those that are judged. */
function feeds(callback: Callback, wanted: ReadonlySet<string>): boolean {
  return singlesOf(callback.outputs).some(({ id }) => idKeys(id).some((key) => wanted.has(key)));
}

/** What is noted down in a branch is looked at when the branch is over. */
function settling(observer: Observer, heap: Heap): Observer {
  return {
    ...observer,
    write: (write) => observer.write({ ...write, value: heap.settled(write.value) }),
    keep: (cell, value, path) => observer.keep(cell, heap.settled(value), path),
  };
}

function createMachine(
  input: RunInput,
  { observer, ran, visitorReads, identityReads }: Notes,
  budget: Budget,
  domain: Machine['domain'],
): Machine {
  const scopes = new Map<string, Scope | undefined>();
  const heap = createHeap();
  let memo = createCallMemo(() => machine);
  const machine: Machine = {
    program: input.program,
    names: input.names,
    models: input.models,
    secretsOf: input.secretsOf,
    domain,
    served: { context: undefined },
    heap,
    observer: settling(observer, heap),
    alone: (path, work) => {
      const outer = memo;
      memo = createCallMemo(() => machine);
      try {
        return budget.of(path, work);
      } finally {
        memo = outer;
      }
    },
    enter: (path) => {
      if (scopes.has(path)) return scopes.get(path);
      const module = input.program.module(path);
      const scope = module && createModuleScope(path, module.lineStarts);
      scopes.set(path, scope);
      if (!module || !scope) return scope;
      const activation: Activation = { scope, returns: [], stack: [], main: false };
      heap.outside(() => machine.alone(path, () => machine.execute(module.body, activation)));
      return scope;
    },
    evaluate: (expression, activation) => (budget.spend() ? evaluate(machine, expression, activation) : UNKNOWN),
    execute: (statements, activation) => execute(machine, statements, activation),
    call: (callee, args, at) => call(machine, callee, args, at),
    invoke: (fn, args, at, options) => {
      ran.add(fn.definition);
      if (!budget.spend()) return { value: UNKNOWN, returns: [] };
      const work = (): Invocation => invoke(machine, fn, args, at, options);
      if (options || machine.served.wrapped) return work();
      const { invocation, isKnown } = memo.recall(fn, args, at, work);
      // What it read of the visitor, it reads for whoever calls it.
      const read = isKnown ? visitorReads.get(fn.definition) : undefined;
      if (read) observer.visitor(at.activation.stack, read, identityReads.has(fn.definition));
      return invocation;
    },
  };
  return machine;
}
