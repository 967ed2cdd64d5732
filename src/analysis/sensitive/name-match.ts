/** What is asked about a name, and what is answered. */

/** What the name names. */
export type NameKind =
  | 'variable'
  | 'parameter'
  | 'attribute'
  | 'key'
  | 'column'
  | 'component-id'
  | 'function'
  | 'env'
  | 'path';

export interface NameContext {
  readonly kind: NameKind;
  /** Whose it is: `user` in `user.name`, the table of a column, the name of a frame or of a class. */
  readonly owner?: string;
}

export interface NameMatch {
  /** Such as `credential.token`. */
  readonly dataType: string;
  readonly level: 'high' | 'moderate';
  /** The words that decided, split and folded. */
  readonly words: readonly string[];
  /** For the reader: `the name 'user_token'`. */
  readonly reason: string;
  /** `strong` where nobody would use the name for something else. */
  readonly certainty: 'strong' | 'weak';
  /** True where the name denotes a whole record or table, so that its harmless fields stay harmless. */
  readonly record: boolean;
}
