/** What a clientside callback's JavaScript is read as: enough to follow values by name, no more. */

export type Expression =
  | { readonly kind: 'name'; readonly name: string }
  /** A string, a number, `null`, a regular expression; `text` of what is written as such. */
  | { readonly kind: 'literal'; readonly text?: string }
  /** `a + b`, `` `a ${b}` ``: what is in any part is in the whole. */
  | { readonly kind: 'joined'; readonly parts: readonly Expression[] }
  /** One of these: `a || b`, `a ? b : c`. `before` is only looked at, as a condition is. */
  | { readonly kind: 'choice'; readonly before: readonly Expression[]; readonly parts: readonly Expression[] }
  /** A flag or a number made of these: `a === b`, `!a`, `a * 2`. */
  | { readonly kind: 'test'; readonly parts: readonly Expression[] }
  | { readonly kind: 'member'; readonly object: Expression; readonly property: Expression }
  | { readonly kind: 'call'; readonly callee: Expression; readonly args: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly Entry[] }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'spread'; readonly value: Expression }
  | { readonly kind: 'function'; readonly parameters: readonly Expression[]; readonly body: readonly Statement[] }
  | { readonly kind: 'assign'; readonly target: Expression; readonly value: Expression };

export interface Entry {
  /** Undefined where it is computed or the entry is a spread. */
  readonly key: string | undefined;
  readonly value: Expression;
}

/** Branches and loops are laid flat: each of them may be run. */
export type Statement =
  | { readonly kind: 'return'; readonly value: Expression }
  | { readonly kind: 'run'; readonly value: Expression };

export const LITERAL: Expression = { kind: 'literal' };
