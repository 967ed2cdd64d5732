/** What the parts of the interpreter share: the two ways into it, the heap, and what it notes down. */

import type { Program } from '../../program/program.ts';
import type { Expression, Span, Statement } from '../../python/syntax.ts';
import type { NameMatch } from '../../sensitive/name-match.ts';
import type { SensitiveNames } from '../../sensitive/names.ts';
import type { SecretSpan } from '../../types.ts';
import type { Site } from '../values/site.ts';
import type { Arguments, FunctionShape, Value } from '../values/value.ts';
import type { Heap } from './heap.ts';
import type { LibraryModels } from './models.ts';
import type { Observer } from './observer.ts';
import type { Scope } from './scope.ts';

export interface Machine {
  readonly program: Program;
  readonly names: SensitiveNames;
  readonly models: LibraryModels;
  readonly heap: Heap;
  readonly observer: Observer;
  /** What the app as a whole deals with, where its names agree on it: says what an uploaded file is. */
  readonly domain: () => NameMatch | undefined;
  /** The callback that is being run, if one is. */
  readonly served: {
    context: CallbackContext | undefined;
    /** The function that the callback wraps, with what it returned so far. */
    wrapped?: { readonly definition: unknown; readonly returns: Returned[] } | undefined;
  };
  readonly secretsOf: (path: string) => readonly SecretSpan[];
  /** Runs something of a file that nothing else asked for, with a budget of its own. */
  readonly alone: <T>(path: string, work: () => T) => T;
  /** Top-level names of a file of the program; it is run first if it has not been. */
  readonly enter: (path: string) => Scope | undefined;
  readonly evaluate: (expression: Expression, activation: Activation) => Value;
  /** Runs statements; false where their end cannot be reached. */
  readonly execute: (statements: readonly Statement[], activation: Activation) => boolean;
  readonly call: (callee: Value, args: Arguments, at: CallSite) => Value;
  /** Runs a function's body with its parameters bound. */
  readonly invoke: (fn: FunctionShape, args: Arguments, at: CallSite, options?: InvokeOptions) => Invocation;
}

/** What `dash.ctx` knows of the callback that is being run. */
export interface CallbackContext {
  /** Values of `inputs`, `states`, `triggered`, `args_grouping`; undefined for other names. */
  readonly field: (name: string) => Value | undefined;
  /** What the component with an id sends for a property. */
  readonly property: (id: Value, property: string, site: Site) => Value;
}

/** One run of a module's, class's or function's body. */
export interface Activation {
  readonly scope: Scope;
  readonly returns: Returned[];
  /** Functions that are being run, outermost first, to stop at recursion. */
  readonly stack: readonly unknown[];
  /** Under `if __name__ == '__main__'`. */
  readonly main: boolean;
  /** How many turns of loops are run one by one around this: their product is bounded. */
  readonly turns?: number | undefined;
  /** Set where every branch since the turn of a loop began was decided, so that a jump ends the turn. */
  readonly turn?: { jumped: 'break' | 'continue' | undefined } | undefined;
}

export interface Returned {
  readonly value: Value;
  readonly site: Site;
  readonly yielded: boolean;
}

export interface CallSite {
  readonly activation: Activation;
  readonly site: Site;
  /** The callee as the code writes it, for example `db.fetch_user`; empty where it is no plain name. */
  readonly text: string;
}

export interface InvokeOptions {
  /** Values of parameters are what they are: names of parameters add nothing. */
  readonly bound?: boolean;
  /** Nobody in the program calls it: parameters may be anything. */
  readonly standalone?: boolean;
}

export interface Invocation {
  readonly value: Value;
  readonly returns: readonly Returned[];
}

export function siteOf(activation: Activation, node: Span): Site {
  const { path, lineStarts } = activation.scope;
  return { path, lineStarts, start: node.start, end: node.end };
}

/** `a.b.c` as written, if it is names and attributes alone. */
export function plainName(expression: Expression): string {
  if (expression.kind === 'Name') return expression.id;
  if (expression.kind === 'Await') return plainName(expression.value);
  if (expression.kind !== 'Attribute') return '';
  const owner = plainName(expression.value);
  return owner === '' ? '' : `${owner}.${expression.attr}`;
}

/** The last name of an expression, the owner of what is read from it: `user` for `session.user`, `rows` for `rows[0]`. */
export function ownerName(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'Name':
      return expression.id;
    case 'Attribute':
      return expression.attr;
    case 'Subscript':
      return expression.index.kind === 'Str' ? expression.index.value : ownerName(expression.value);
    case 'Call':
      return ownerName(expression.func);
    case 'Await':
      return ownerName(expression.value);
    default:
      return undefined;
  }
}
