/** What a run notes down while it goes on, and what of it is handed out. */

import { keepProperty } from './dash/inputs.ts';
import { singlesOf } from './machine/groupings.ts';
import type {
  Access,
  Callback,
  Decision,
  EntryKind,
  Guard,
  Hit,
  NotedCall,
  Observer,
  PropertyWrite,
  Script,
  ServedLayout,
  Setting,
} from './machine/observer.ts';
import { createCells } from './state/cells.ts';
import { labelsIn } from './values/contents.ts';
import { idKeys } from './values/ids.ts';
import { joinLabels } from './values/label.ts';
import type { Site } from './values/site.ts';
import type { ComponentShape, FunctionShape, Value } from './values/value.ts';
import { join } from './values/value.ts';

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
  /** Those in which the server's own knowledge of the visitor is read: the session, the login. */
  readonly identityReads: ReadonlySet<unknown>;
  readonly layouts: readonly ServedLayout[];
  readonly decisions: readonly Decision[];
  /** What references open, by their subject. */
  readonly guards: ReadonlyMap<string, Guard>;
  readonly functions: readonly FunctionShape[];
  readonly callbacks: readonly Callback[];
  readonly scripts: readonly Script[];
  readonly components: readonly ComponentShape[];
  readonly find: (key: string, path: string) => readonly ComponentShape[];
  /** Files in which something was given up because it takes too many steps. */
  readonly exceeded: ReadonlySet<string>;
}

export interface Notes extends Omit<Observations, 'find' | 'exceeded'> {
  readonly observer: Observer;
  readonly functions: readonly FunctionShape[];
  readonly entries: readonly FunctionShape[];
  readonly kinds: ReadonlyMap<unknown, EntryKind>;
  readonly ran: Set<unknown>;
  readonly instances: ReadonlyMap<unknown, Value>;
  /** Grows with every new component, callback, or label in a cell. */
  readonly version: () => number;
}

export function createNotes(): Notes {
  const hits: Hit[] = [];
  const plainHits: Hit[] = [];
  const writes: PropertyWrite[] = [];
  const plainWrites: PropertyWrite[] = [];
  const settings: Setting[] = [];
  const calls: NotedCall[] = [];
  const accesses: Access[] = [];
  const identityReads = new Set<unknown>();
  const visitorReads = new Map<unknown, Site>();
  const layouts: ServedLayout[] = [];
  const decisions: Decision[] = [];
  const guards = new Map<string, Guard>();
  const kinds = new Map<unknown, EntryKind>();
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

  const hitsByPlace = new Map<string, { readonly list: Hit[]; readonly index: number }>();
  /** Each call path brings the same places again: what they bring is joined. */
  const addHit = (list: Hit[], hit: Hit): void => {
    const key = `${hit.sink}|${hit.identity}|${hit.site.path}|${hit.site.start}|${hit.writer}`;
    const known = hitsByPlace.get(key);
    const before = known?.list[known.index];
    if (known && before && known.list === list)
      list[known.index] = { ...before, labels: joinLabels(before.labels, hit.labels) };
    else hitsByPlace.set(key, { list, index: list.push(hit) - 1 });
  };

  const once = (key: unknown): boolean => !known.has(key) && known.add(key) !== undefined;
  const observer: Observer = {
    hit: (hit) => addHit(hit.labels.length > 0 ? hits : plainHits, hit),
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
    visitor: (within, site, isKnown) => {
      if (isKnown) for (const definition of within) identityReads.add(definition);
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
    decision: (decision) => void decisions.push(decision),
    guard: (subject, { ends }) => {
      // An end that is set later is one.
      const before = guards.get(subject)?.ends;
      guards.set(subject, { ends: before === true || ends === true ? true : (ends ?? before) });
    },
    layout: (layout) => void layouts.push(layout),
    entry: (fn, kind) => {
      if (kind) kinds.set(fn.definition, kind);
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
    ...{
      hits,
      plainHits,
      writes,
      plainWrites,
      settings,
      calls,
      accesses,
      callbacks,
      components,
      visitorReads,
      identityReads,
      layouts,
      decisions,
      guards,
      kinds,
    },
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
