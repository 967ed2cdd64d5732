/**
 * Abstract values: what the analysis knows of a Python value. A value is a few alternative shapes, perhaps open to
 * something unknown, with the labels of what may be in it. Containers have identity and are written in place, as in
 * Python; the journal in `heap.ts` takes writes of a branch back.
 */
import type { ClassDef, FunctionDef, Lambda, Span } from '../../python/syntax.ts';
import type { Label } from './label.ts';
import { joinLabels } from './label.ts';
import type { Site } from './site.ts';

export interface Value {
  /** Known alternatives; none: nothing is known of the form. */
  readonly shapes: readonly Shape[];
  /** It may also be something that is not among the shapes. */
  readonly open: boolean;
  readonly labels: readonly Label[];
  /** Made by something that leaves nothing of what went in (a hash, a length, a random reference): names do not mark it. */
  readonly clean: boolean;
  /** What a call gave back that nobody knows: a row, an object, an answer, rather than a plain string. */
  readonly called?: boolean;
  /** What the text begins with, where the rest is not known. */
  readonly starts?: string;
  /** What it is the text of, as JSON. */
  readonly packed?: Value;
}

export type Shape =
  | ConstantShape
  | DictShape
  | SequenceShape
  | FunctionShape
  | ClassShape
  | InstanceShape
  | ModuleShape
  | ExternalShape
  | ObjectShape
  | ComponentShape
  | DependencyShape
  | IntrinsicShape
  | FrameShape;

export interface ConstantShape {
  readonly kind: 'constant';
  readonly value: string | number | boolean | null;
  /** Where a string stands in the code. */
  readonly site: Site | undefined;
}

export interface DictShape {
  readonly kind: 'dict';
  readonly fields: Map<string, Value>;
  /** What stands under keys that are not known. */
  rest: Value | undefined;
  /** What the keys themselves may hold, where they are data. */
  keys?: { rest: Value | undefined };
  /** A row of a table: its fields stand at positions as well. */
  readonly row?: boolean;
  /** A `dash.Patch`, or a part of one: its writes, each of which goes to the browser. */
  readonly patch?: PatchWrite[];
}

export interface PatchWrite {
  readonly site: Site;
  readonly value: Value;
}

export interface SequenceShape {
  readonly kind: 'sequence';
  readonly tuple: boolean;
  /** Elements by position as far as they are known. */
  readonly items: Value[];
  /** What may stand at positions that are not known; undefined: the items are all. */
  rest: Value | undefined;
}

export interface FunctionShape {
  readonly kind: 'function';
  readonly definition: FunctionDef | Lambda;
  readonly scope: Scope;
  readonly name: string;
  /** The instance or class that a method is bound to. */
  readonly self: Value | undefined;
  /** The class in which it stands. */
  readonly owner: ClassShape | undefined;
  readonly defaults: ReadonlyMap<string, Value>;
  /** Arguments given already, as by functools.partial. */
  readonly given: Arguments | undefined;
  /** Decorated by something that makes an attribute of it, such as `@property`. */
  readonly property: boolean;
  /** What a decorator of the program has put this function around: the one that was written there. */
  readonly wraps?: FunctionShape;
  /** `@staticmethod`, `@classmethod`, or a plain function. */
  readonly binding: 'static' | 'class' | 'instance';
}

export interface ClassShape {
  readonly kind: 'class';
  readonly definition: ClassDef;
  readonly name: string;
  readonly path: string;
  readonly scope: Scope;
  readonly bases: readonly Value[];
}

export interface InstanceShape {
  readonly kind: 'instance';
  readonly class: ClassShape;
  readonly fields: Map<string, Value>;
  /** The call that made it. */
  readonly site?: Site;
}

export interface ModuleShape {
  readonly kind: 'module';
  readonly path: string;
}

/** Something of a library, by its full dotted name: `flask.session`, `dash.dcc.Store`. */
export interface ExternalShape {
  readonly kind: 'external';
  readonly name: string;
}

/** An object that a library made: `Dash()`, `Flask()`, a cursor, a response. */
export interface ObjectShape {
  readonly kind: 'object';
  /** The dotted name of what made it. */
  readonly type: string;
  readonly fields: Map<string, Value>;
  readonly site: Site;
}

export interface ComponentShape {
  readonly kind: 'component';
  /** Canonical name such as `dcc.Store`. */
  readonly type: string;
  readonly props: Map<string, Value>;
  readonly site: Site;
}

/** Names of a module, a class body or a function, and where a name that is not there is looked for. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  readonly path: string;
  readonly lineStarts: readonly number[];
  /** Dotted name within the module, for readers and for fingerprints; empty for the module itself. */
  readonly name: string;
  readonly variables: Map<string, Value>;
  /** Imported names, looked up when they are read, so that circular imports resolve. */
  readonly imports: Map<string, () => Value>;
  readonly starImports: (() => Scope | undefined)[];
  readonly parent: Scope | undefined;
  /** Names that `global` or `nonlocal` sends elsewhere. */
  readonly sentTo: Map<string, Scope>;
  /** What functions write to names of this module, whenever they run. */
  readonly writtenLater: Map<string, Value>;
  readonly owner: ClassShape | undefined;
}

/** `Output(...)`, `Input(...)`, `State(...)`. */
export interface DependencyShape {
  readonly kind: 'dependency';
  readonly role: 'output' | 'input' | 'state';
  readonly id: Value;
  readonly property: Value;
  /** What is written to it stays on the server: `ServersideOutput` of dash-extensions before 1.0. */
  readonly serverside?: boolean;
}

/** A function of Dash that the analysis plays itself: what `app.callback(...)` returns, `set_progress`. */
export interface IntrinsicShape {
  readonly kind: 'intrinsic';
  readonly run: (args: Arguments, site: Site) => Value;
}

/** A table: columns by name as far as they are known. */
export interface FrameShape {
  readonly kind: 'frame';
  readonly columns: Map<string, Value>;
  /** All columns are known. */
  complete: boolean;
  /** The file it was read from, where the code names it and its name tells of nothing sensitive. */
  readonly file?: string;
  /** What a query gave: iterating goes through its rows. */
  readonly rows?: boolean;
}

export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** What `*args` and `**kwargs` of unknown content may bring. */
  readonly rest: Value | undefined;
  /** Where keyword arguments stand, for settings that are arguments. */
  readonly spans?: ReadonlyMap<string, Span>;
}

export const UNKNOWN: Value = { shapes: [], open: true, labels: [], clean: false };
/** Nothing at all: the value of what was never reached. */
export const NOTHING: Value = { shapes: [], open: false, labels: [], clean: false };
/** Unknown in form, known to hold nothing of what went in. */
export const CLEAN: Value = { shapes: [], open: true, labels: [], clean: true };

const MOST_SHAPES = 8;

export function of(shape: Shape, labels: readonly Label[] = []): Value {
  return { shapes: [shape], open: false, labels, clean: false };
}

export function constant(value: ConstantShape['value'], site?: Site): Value {
  return of({ kind: 'constant', value, site });
}

export function unknownWith(labels: readonly Label[]): Value {
  return labels.length === 0 ? UNKNOWN : { ...UNKNOWN, labels };
}

/** One or the other. */
export function join(a: Value, b: Value): Value {
  if (a === b || b === NOTHING) return a;
  if (a === NOTHING) return b;
  const shapes = joinShapes(a.shapes, b.shapes);
  return {
    shapes: shapes.slice(0, MOST_SHAPES),
    open: a.open || b.open || shapes.length > MOST_SHAPES,
    labels: joinLabels(a.labels, b.labels),
    clean: (a.clean || isInert(a)) && (b.clean || isInert(b)) && (a.clean || b.clean),
    ...(a.starts !== undefined && a.starts === b.starts ? { starts: a.starts } : {}),
    ...(a.packed || b.packed ? { packed: joinPacked(a, b) } : {}),
  };
}

/** Where only one is known to be the text of something, the other may be the text of anything. */
function joinPacked(a: Value, b: Value): Value {
  if (a.packed && b.packed) return join(a.packed, b.packed);
  const packed = a.packed ?? b.packed ?? UNKNOWN;
  return isInert(a.packed ? b : a) ? packed : { ...packed, open: true };
}

/** Of a form that holds no data of a user: None, a flag, a number of the code, a function, a component. */
export function isInert(value: Value): boolean {
  if (value.clean) return true;
  return !value.open && value.shapes.every((shape) => INERT[shape.kind] || isInertConstant(shape));
}

/** The strings it can be, if that is all it can be. */
export function stringsOf(value: Value): readonly string[] {
  const strings: string[] = [];
  for (const shape of value.shapes) {
    if (shape.kind === 'constant' && typeof shape.value === 'string') strings.push(shape.value);
  }
  return strings;
}

/** The one string it is, if it can be nothing else. */
export function stringOf(value: Value | undefined): string | undefined {
  if (!value || value.open || value.shapes.length !== 1) return undefined;
  return stringsOf(value)[0];
}

export function shapeOf<K extends Shape['kind']>(value: Value, kind: K): Extract<Shape, { kind: K }> | undefined {
  return value.shapes.find((shape): shape is Extract<Shape, { kind: K }> => shape.kind === kind);
}

function joinShapes(a: readonly Shape[], b: readonly Shape[]): readonly Shape[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const fresh = b.filter((shape) => !a.some((other) => sameShape(other, shape)));
  return fresh.length === 0 ? a : [...a, ...fresh];
}

function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.kind === 'constant' && b.kind === 'constant') return a.value === b.value;
  if (a.kind === 'external' && b.kind === 'external') return a.name === b.name;
  if (a.kind === 'module' && b.kind === 'module') return a.path === b.path;
  if (a.kind === 'class' && b.kind === 'class') return a.definition === b.definition;
  return a.kind === 'function' && b.kind === 'function' && a.definition === b.definition && a.self === b.self;
}

const INERT: Partial<Record<Shape['kind'], boolean>> = {
  function: true,
  class: true,
  module: true,
  component: true,
  dependency: true,
  intrinsic: true,
  external: true,
};

function isInertConstant(shape: Shape): boolean {
  return shape.kind === 'constant' && (typeof shape.value !== 'string' || shape.value === '');
}
