/**
 * Runs a program once through the interpreter: every module, then layouts and functions nobody calls, then callbacks;
 * again where what they read has changed, until nothing does (or the rounds are used up).
 */

import type { Program } from '../program/program.ts';
import type { NameMatch } from '../sensitive/name-match.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { SecretSpan } from '../types.ts';
import { call } from './calls.ts';
import { createCells } from './cells.ts';
import { labelsIn } from './contents.ts';
import { evaluate } from './evaluate.ts';
import { execute } from './execute.ts';
import { findComponents } from './find-components.ts';
import { findDomain } from './find-domain.ts';
import { invoke } from './functions.ts';
import { singlesOf } from './groupings.ts';
import { createHeap } from './heap.ts';
import { idKeys, idName } from './ids.ts';
import { keepProperty } from './inputs.ts';
import type { Machine } from './machine.ts';
import type { LibraryModels } from './models.ts';
import type { Access, Callback, Hit, NotedCall, Observer, PropertyWrite, Script, Setting } from './observer.ts';
import { runCallback } from './run-callback.ts';
import { runFunctions } from './run-functions.ts';
import { runScript } from './run-script.ts';
import { createModuleScope, type Scope } from './scope.ts';
import type { Site } from './site.ts';
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
  /** Definitions of functions in which something of the visitor is read, with the place. */
  readonly visitorReads: ReadonlyMap<unknown, Site>;
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
    for (const script of notes.scripts) if (judged.has(script.site.path)) runScript(machine, components, script);
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

interface Notes extends Omit<Observations, 'find'> {
  readonly observer: Observer;
  readonly functions: readonly FunctionShape[];
  readonly entries: readonly FunctionShape[];
  readonly scripts: readonly Script[];
  readonly ran: Set<unknown>;
  readonly instances: ReadonlyMap<unknown, Value>;
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
  const visitorReads = new Map<unknown, Site>();
  const callbacks: Callback[] = [];
  const components: ComponentShape[] = [];
  const functions: FunctionShape[] = [];
  const entries: FunctionShape[] = [];
  const scripts: Script[] = [];
  const instances = new Map<unknown, Value>();
  const known = new Set<unknown>();
  const ran = new Set<unknown>();
  const cells = createCells();
  let version = 0;

  const once = (key: unknown): boolean => !known.has(key) && known.add(key) !== undefined;
  const observer: Observer = {
    hit: (hit) => {
      (hit.labels.length > 0 ? hits : plainHits).push(hit);
    },
    write: (write) => {
      keepProperty(observer, write);
      // Whether a component is persisted matters whatever it holds, and a literal may be a password.
      if (/^(persistence|value)$/.test(write.property) || labelsIn(write.value).length > 0) writes.push(write);
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
    visitor: (within, site) => {
      for (const definition of within) if (!visitorReads.has(definition)) visitorReads.set(definition, site);
    },
    callback: (callback) => {
      ran.add(callback.fn.definition);
      if (!once(identityOf(callback))) return;
      version++;
      callbacks.push(callback);
    },
    script: (script) => {
      if (once(`script ${script.site.path}:${script.site.start}:${outputsOf(script)}`)) scripts.push(script);
    },
    define: (fn) => {
      if (once(fn.definition)) functions.push(fn);
    },
    entry: (fn) => {
      if (once(fn.given ?? fn.definition.parameters)) entries.push(fn);
    },
    made: (definition, self) => {
      const before = instances.get(definition);
      instances.set(definition, before ? join(before, self) : self);
    },
    read: cells.read,
    keep: (cell, value, path) => {
      if (cells.keep(cell, value, path)) version++;
    },
  };
  return {
    ...{ hits, plainHits, writes, plainWrites, settings, calls, accesses, callbacks, components, visitorReads },
    ...{ functions, entries, scripts, ran, instances },
    observer,
    version: () => version,
  };
}

/** One function may be registered for several outputs, as by a factory that is called more than once. */
function identityOf({ site, fn, outputs }: Callback): string {
  return `${site.path}:${site.start}:${fn.definition.start}:${outputsOf({ outputs })}`;
}

function outputsOf({ outputs }: Pick<Callback, 'outputs'>): string {
  return singlesOf(outputs)
    .map(({ id, property }) => `${idKeys(id).join()}.${property}`)
    .join();
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
    served: { context: undefined },
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
