/** A rule as its page in `rules/` states it: metadata, documentation and tests in one. */
import type { Severity } from '../analysis/findings/finding.ts';

export interface Rule {
  /** The page's file name. */
  readonly id: string;
  readonly kind: 'flow' | 'config' | 'code';
  /** The default; configuration can change it. */
  readonly severity: Severity;
  /** Version of the product that brought the rule. */
  readonly since: string;
  readonly cwe: readonly number[];
  /** Which of the threats of the strategy it serves. */
  readonly threats: readonly ('information-disclosure' | 'session-hijacking' | 'data-breach')[];
  /** Defaults of the rule's own options, by name as in the configuration. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The page's heading. */
  readonly title: string;
  /** The first paragraph: why it matters, in two or three sentences; stands in the comment. */
  readonly why: string;
  /** The page's Markdown below the front matter. */
  readonly body: string;
}
