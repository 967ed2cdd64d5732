/** A line of the ledger of state. Data only; the analysis makes it. */
import type { Surface } from '../analysis/findings/finding.ts';

/** One store, component property, session key or global that the change touches. */
export interface LedgerEntry {
  readonly surface: Surface;
  /** As the user would name it, such as `auth-store` or `session["user"]`. */
  readonly name: string;
  /** Where it is kept, such as `local`; undefined where that is not known. */
  readonly storage?: string;
  /** Where it is defined at head, or where it was. */
  readonly path: string;
  readonly line: number;
  /** Data types at the merge base and at head, gravest first; undefined where it did not, or does not, exist. */
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}
