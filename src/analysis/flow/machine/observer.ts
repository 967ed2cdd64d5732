/** What a run notes down: components, callbacks, writes to state, settings. Data only; rules are applied later. */
import type { ClassDef } from '../../python/syntax.ts';
import type { Label } from '../values/label.ts';
import type { Site } from '../values/site.ts';
import type { Arguments, ComponentShape, FunctionShape, Value } from '../values/value.ts';

/** A kind of place that keeps state; `findings/` knows which rules speak for it. */
export type SinkKind =
  | 'store'
  | 'component-value'
  | 'component-prop'
  | 'session'
  | 'global'
  | 'cache'
  | 'cookie'
  | 'url'
  | 'html'
  | 'query';

/** Data that reaches a place that keeps state. */
export interface Hit {
  readonly sink: SinkKind;
  /** What a user would call the place: `auth-store.data`, a session key, a global's name. */
  readonly identity: string;
  /** For sentences: the place's name in quotes belongs to the reader's words. */
  readonly place: Place;
  readonly site: Site;
  /** The function in which the write stands, dotted; empty at module level. */
  readonly writer: string;
  readonly labels: readonly Label[];
  /** False where the component behind an id could not be found. */
  readonly resolved: boolean;
  /** The place gets back what came from it. */
  readonly echo?: boolean;
}

export interface Place {
  readonly name: string;
  /** Canonical component name where there is one. */
  readonly component?: string;
  readonly property?: string;
  /** `storage_type` of a store. */
  readonly storage?: string;
  /** Where the store is made. */
  readonly declared?: Site;
  /** Of a cookie: the flags that are off. */
  readonly unprotected?: readonly string[];
  /** It is on the page without being shown. */
  readonly hidden?: boolean;
}

/** A write to a property of the component with this id, whichever component that turns out to be. */
export interface PropertyWrite {
  readonly id: Value;
  readonly property: string;
  readonly value: Value;
  readonly site: Site;
  readonly writer: string;
  /** Where the component itself is at hand and its id is not needed to find it. */
  readonly component?: ComponentShape;
  /** The visitor's own input comes back to where it was typed. */
  readonly callback?: Callback;
}

/** `SECRET_KEY`, `debug`, `SESSION_COOKIE_SECURE` and the like, wherever they are set. */
export interface Setting {
  readonly name: string;
  readonly value: Value;
  readonly site: Site;
  readonly writer: string;
  /** How it was set: on an app's configuration, as an argument of a call, as a plain constant. */
  readonly form: 'config' | 'argument' | 'constant' | 'environment';
  readonly main: boolean;
  /** Other arguments of the call. */
  readonly beside: ReadonlyMap<string, Value>;
  /** Of an argument: the name of what is called. */
  readonly call?: string;
}

/** A call that makes, sets up or starts an app, or opens a connection; `flow/noted-calls.ts` has the list. */
export interface NotedCall {
  /** Dotted as far as it is known, such as `flask_talisman.Talisman`. */
  readonly name: string;
  readonly args: Arguments;
  readonly site: Site;
  readonly writer: string;
  readonly main: boolean;
}

/** The session is used, whatever is in it. */
export interface Access {
  /** A key; `*` where it is not known. */
  readonly name: string;
  /** `clear` drops all that is in it, `renew` gives it a new id. */
  readonly mode: 'write' | 'read' | 'clear' | 'renew';
  readonly site: Site;
  readonly writer: string;
  /** Definitions of the functions that are being run, outermost first. */
  readonly within: readonly unknown[];
  readonly value?: Value;
}

export interface Callback {
  readonly outputs: Grouping | undefined;
  readonly inputs: readonly Grouping[];
  /** Inputs given as a dict reach the function as keyword arguments. */
  readonly named: ReadonlyMap<string, Grouping> | undefined;
  readonly fn: FunctionShape;
  /** Where it is registered. */
  readonly site: Site;
  /** Outputs that `set_progress`, the first argument of a background callback, writes. */
  readonly progress?: Grouping | undefined;
  /** Functions whose results are part of the key under which a background callback's result is kept. */
  readonly cacheBy?: Value;
}

/** A clientside callback: JavaScript in a string. */
export interface Script extends Pick<Callback, 'outputs' | 'inputs' | 'named' | 'site'> {
  readonly text: string;
  /** The function in which it is registered, dotted; empty at module level. */
  readonly writer: string;
}

export type Grouping =
  | { readonly kind: 'single'; readonly id: Value; readonly property: string; readonly serverside?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Grouping[] }
  | { readonly kind: 'dict'; readonly items: ReadonlyMap<string, Grouping> };

/** What a reference opens. */
export interface Guard {
  /** It was kept without an end, or with one; both where the code does both. */
  readonly ends: boolean | undefined;
}

/** What the framework calls a function for. */
export type EntryKind = 'page' | 'view';

/** Components of a layout that was made once for all (`static`), or by the function of a page. */
export interface ServedLayout {
  readonly form: 'static' | 'page';
  readonly components: readonly ComponentShape[];
}

/** Something that the browser sent back decides, see `trust.ts`. */
export interface Decision {
  readonly kind: 'role' | 'user' | 'price';
  /** What the code calls it. */
  readonly name: string;
  readonly site: Site;
  readonly writer: string;
  /** Where it came back from the browser. */
  readonly label: Label;
  /** Definitions of the functions that are being run, outermost first. */
  readonly within: readonly unknown[];
}

export interface Observer {
  readonly hit: (hit: Hit) => void;
  readonly write: (write: PropertyWrite) => void;
  readonly declare: (component: ComponentShape, writer: string) => void;
  readonly setting: (setting: Setting) => void;
  readonly called: (call: NotedCall) => void;
  readonly access: (access: Access) => void;
  /** Something that the browser sent back decides. */
  readonly decision: (decision: Decision) => void;
  /** Something is opened by the reference with this subject. */
  readonly guard: (subject: string, guard: Guard) => void;
  /** Something of the visitor is read while these functions run; `isKnown`: by the server, not by the request's word. */
  readonly visitor: (within: readonly unknown[], site: Site, isKnown: boolean) => void;
  readonly callback: (callback: Callback) => void;
  readonly script: (script: Script) => void;
  readonly define: (fn: FunctionShape) => void;
  /** A function that the framework calls: a layout, a view. */
  readonly entry: (fn: FunctionShape, kind?: EntryKind) => void;
  readonly layout: (layout: ServedLayout) => void;
  /** An instance of a class of the program. */
  readonly made: (definition: ClassDef, self: Value) => void;
  /** A state cell (a session key, a store's data) is read; what the files that are meant wrote to it so far. */
  readonly read: (cell: string, isMeant?: (path: string) => boolean) => Value | undefined;
  readonly keep: (cell: string, value: Value, path: string) => void;
}
