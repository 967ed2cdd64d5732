/** What a review is planned from. Pure data and pure functions; the shells bring them. */
import type { AnalysisResult } from '../analysis/analyze.ts';
import type { Severity } from '../analysis/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Acceptances } from './acceptance.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { MarkerState } from './marker.ts';
import type { EarlierComment, ReviewFile } from './plan.ts';

export interface ReviewInput extends Wording {
  /** Its findings are those the change introduces. */
  readonly analysis: AnalysisResult;
  /** Every changed file of the pull request. */
  readonly files: readonly ReviewFile[];
  /** Our own comments on the pull request, oldest first. */
  readonly earlier: readonly EarlierComment[];
  readonly policy: ReviewPolicy;
  readonly headSha: string;
  readonly notes: readonly Note[];
  /** What people accepted by replies. */
  readonly acceptances: Acceptances;
  /** Changed Python files on which the policy reports nothing. */
  readonly ignoredFiles: readonly string[];
  /** The state that the change touches, where the analysis says it. */
  readonly ledger?: readonly LedgerEntry[];
}

/** The policy's part that decides what a finding leads to. */
export interface ReviewPolicy {
  /** `observe` posts no comments, `warn` posts and never blocks, `enforce` blocks. */
  readonly mode: 'observe' | 'warn' | 'enforce';
  /** The least severity that makes the check fail. */
  readonly failOn: Severity;
  /** The least severity that gets a comment. */
  readonly commentOn: Severity;
}

/** Where texts take their words and links from. */
export interface Wording {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly guidelineUrl: (rule: string) => string;
  /** A link to a line of the code at head. */
  readonly sourceUrl?: ((path: string, line: number) => string) | undefined;
  /** The signed marker that ends a comment's body. */
  readonly marker: (fingerprint: string, state: MarkerState) => string;
  /** A data type's name for readers, as in `access token`. */
  readonly labelOf: (dataType: string) => string;
  /** Whether a comment in the code can suppress a finding; comments do not offer it otherwise. */
  readonly maySuppress: boolean;
}

/** Something the reader of the check has to know: a file that was left out, a setting that was ignored. */
export interface Note {
  readonly path?: string | undefined;
  /** A sentence without markup, names in quotes. */
  readonly message: string;
  /** True where a changed file was left out: no earlier comment is called fixed then. */
  readonly unread?: boolean | undefined;
  /** True where that was because it exceeds a budget: the check cannot be a success then. */
  readonly budget?: boolean | undefined;
}
