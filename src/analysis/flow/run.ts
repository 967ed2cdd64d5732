/**
 * Runs a program once through the interpreter: every module, then layouts and functions nobody calls, then callbacks;
 * again where what they read has changed, until nothing does (or the rounds are used up).
 */

import type { Program } from '../program/program.ts';
import type { NameMatch } from '../sensitive/name-match.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { SecretSpan } from '../types.ts';
import { call } from './calls.ts';
import { labelsIn } from './contents.ts';
import { declares } from './declares.ts';
import { evaluate } from './evaluate.ts';
import { execute } from './execute.ts';
import { findComponents } from './find-components.ts';
import { findDomain } from './find-domain.ts';
import { invoke, NO_ARGUMENTS } from './functions.ts';
import { singlesOf } from './groupings.ts';
import { createHeap } from './heap.ts';
import { idKeys, idName } from './ids.ts';
import { keepProperty } from './inputs.ts';
import type { Activation, Machine } from './machine.ts';
import type { LibraryModels } from './models.ts';
import type { Access, Callback, Hit, NotedCall, Observer, PropertyWrite, Setting } from './observer.ts';
import { runCallback } from './run-callback.ts';
import { createModuleScope, createScope, type Scope } from './scope.ts';
import type { ComponentShape, FunctionShape, Value } from './value.ts';
import { join, UNKNOWN } from './value.ts';

export interface RunInput {
  readonly program: Program;
  readonly names: SensitiveNames;
  readonly models: LibraryModels;
  readonly secretsOf: (path: string) => readonly SecretSpan[];
  /** Files to run; what they import is run as well. */
  readonly paths: readonly string[];
}

export interface Observations {
  readonly hits: readonly Hit[];
  /** Writes to the same kinds of places of what carries no label. */
  readonly plainHits: readonly Hit[];
  readonly writes: readonly PropertyWrite[];
  /** Writes of what carries no label, but for those that come with a component. */
  readonly plainWrites: readonly PropertyWrite[];
  readonly settings: readonly Setting[];
  readonly calls: readonly NotedCall[];
  readonly accesses: readonly Access[];
  readonly callbacks: readonly Callback[];
  readonly components: readonly ComponentShape[];
  readonly find: (key: string, path: string) => readonly ComponentShape[];
}

const MOST_ROUNDS = 3;
/** Steps of the interpreter before a program is taken as it is; an ordinary app needs a thousandth of it. */
const MOST_STEPS = 20_000_000;

export function run(input: RunInput): Observations {
  const notes = createNotes();
  let domain: NameMatch | undefined | null = null;
  const machine = createMachine(input, notes, () => {
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
      if (judged.has(callback.site.path) || feeds(callback, wanted)) runCallback(machine, components, callback);
    }
    runFunctions(machine, notes, judged);
    if (notes.version() === version) break;
  }
  return { ...notes, find: components.find };
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

/**
 * Functions that nothing has called; what they define in turn comes in the same go. Of files that only inform, those
 * that build components or register callbacks.
 */
function runFunctions(machine: Machine, notes: Notes, judged: ReadonlySet<string>): void {
  for (let next = 0; next < notes.functions.length; next++) {
    const fn = notes.functions[next];
    if (!fn || notes.ran.has(fn.definition)) continue;
    if (!judged.has(fn.scope.path) && !declares(fn.definition)) continue;
    notes.ran.add(fn.definition);
    const scope = createScope('function', '', fn.scope);
    const activation: Activation = { scope, returns: [], stack: [], main: false };
    const site = { path: scope.path, lineStarts: scope.lineStarts, start: fn.definition.start, end: fn.definition.end };
    machine.invoke(fn, NO_ARGUMENTS, { activation, site, text: fn.name }, { standalone: true });
  }
}

interface Notes extends Omit<Observations, 'find'> {
  readonly observer: Observer;
  readonly functions: readonly FunctionShape[];
  readonly ran: Set<unknown>;
  /** Grows with every new component, callback, or label in a cell. */
  readonly version: () => number;
}

function createNotes(): Notes {
  const hits: Hit[] = [];
  const plainHits: Hit[] = [];
  const writes: PropertyWrite[] = [];
  const plainWrites: PropertyWrite[] = [];
  const settings: Setting[] = [];
  const calls: NotedCall[] = [];
  const accesses: Access[] = [];
  const callbacks: Callback[] = [];
  const components: ComponentShape[] = [];
  const functions: FunctionShape[] = [];
  const known = new Set<unknown>();
  const ran = new Set<unknown>();
  const cells = new Map<string, Value>();
  let version = 0;

  const once = (key: unknown): boolean => !known.has(key) && known.add(key) !== undefined;
  const observer: Observer = {
    hit: (hit) => {
      (hit.labels.length > 0 ? hits : plainHits).push(hit);
    },
    write: (write) => {
      keepProperty(observer, write.id, write.property, write.value);
      // Whether a component is persisted matters whatever it holds.
      if (write.property === 'persistence' || labelsIn(write.value).length > 0) writes.push(write);
      else if (!write.component) plainWrites.push(write);
    },
    declare: (component) => {
      if (!once(component.site.path + component.site.start + idKeys(component.props.get('id')).join())) return;
      version++;
      components.push(component);
    },
    setting: (setting) => void settings.push(setting),
    called: (call) => void calls.push(call),
    access: (access) => void accesses.push(access),
    callback: (callback) => {
      ran.add(callback.fn.definition);
      const key = `${callback.site.path}:${callback.site.start}:${callback.fn.definition.start}`;
      if (!once(key)) return;
      version++;
      callbacks.push(callback);
    },
    define: (fn) => {
      if (once(fn.definition)) functions.push(fn);
    },
    entry: () => undefined,
    read: (cell) => cells.get(cell),
    keep: (cell, value) => {
      const before = cells.get(cell);
      const count = before ? labelsIn(before).length : 0;
      const after = before ? join(before, value) : value;
      cells.set(cell, after);
      if (labelsIn(after).length > count) version++;
    },
  };
  return {
    ...{ hits, plainHits, writes, plainWrites, settings, calls, accesses, callbacks, components, functions, ran },
    observer,
    version: () => version,
  };
}

function createMachine(input: RunInput, { observer, ran }: Notes, domain: Machine['domain']): Machine {
  const scopes = new Map<string, Scope | undefined>();
  let steps = 0;
  const machine: Machine = {
    program: input.program,
    names: input.names,
    models: input.models,
    secretsOf: input.secretsOf,
    domain,
    heap: createHeap(),
    observer,
    enter: (path) => {
      if (scopes.has(path)) return scopes.get(path);
      const module = input.program.module(path);
      const scope = module && createModuleScope(path, module.lineStarts);
      scopes.set(path, scope);
      if (module && scope) machine.execute(module.body, { scope, returns: [], stack: [], main: false });
      return scope;
    },
    evaluate: (expression, activation) => (steps++ > MOST_STEPS ? UNKNOWN : evaluate(machine, expression, activation)),
    execute: (statements, activation) => execute(machine, statements, activation),
    call: (callee, args, at) => call(machine, callee, args, at),
    invoke: (fn, args, at, options) => {
      ran.add(fn.definition);
      return steps > MOST_STEPS ? { value: UNKNOWN, returns: [] } : invoke(machine, fn, args, at, options);
    },
  };
  return machine;
}
