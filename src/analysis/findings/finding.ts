/**
 * What the analysis says: data only, and no field that could hold a secret. Shapes and words are those of the
 * `--format json` output, which is public surface.
 */

export const SEVERITIES = ['error', 'warning', 'notice'] as const;
/** Gravest first. */
export type Severity = (typeof SEVERITIES)[number];

/** How often the finding is right: `high` where source and sink are both certain, `low` where an id stayed open. */
export type Confidence = 'high' | 'medium' | 'low';

export type Surface = 'store' | 'component' | 'session' | 'global' | 'cache' | 'url' | 'cookie' | 'config' | 'code';

/** How sensitive the data is; `none` for settings, which hold no data. */
export type Level = 'high' | 'moderate' | 'none';

/** 1-based; columns count UTF-16 code units; `endColumn` is the column after the last character. */
export interface Location {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
  readonly endColumn: number;
}

/** One hop of a flow. */
export interface Step {
  readonly path: string;
  readonly line: number;
  /** What happens here, in a few words, names in quotes; no markup, no literal of the code. */
  readonly note: string;
}

/** Replaces the whole lines `startLine` to `endLine` of `path`, line ends included as the file has them. */
export interface Fix {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  /** Without the last line's end; empty removes the lines. */
  readonly replacement: string;
}

/** One rule at one place. */
export interface Finding extends Location {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly surface: Surface;
  /** Data types such as `credential.token`, gravest first; empty for settings. */
  readonly dataTypes: readonly string[];
  readonly level: Level;
  /** One calm sentence that states the fact, names in quotes; no markup, no literal of the code. */
  readonly message: string;
  /** Lower-case hex; identity of the living comment. */
  readonly fingerprint: string;
  /** Source first, sink last; at least one step. */
  readonly trace: readonly Step[];
  readonly fix?: Fix;
  /** Who can read the data there and for how long: one or two sentences, no markup. */
  readonly exposure?: string;
  /** Where no fix can be committed: Python that shows the way out with the code's own names. */
  readonly example?: string;
}

export interface SuppressedFinding extends Finding {
  readonly reason: string;
}

export interface SuppressionProblem {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A file that could not be read or parsed, or a rule that could not be run. */
export interface Problem {
  readonly path: string;
  readonly message: string;
  /** True where the file was left out because it exceeds a size, depth or time budget. */
  readonly budget?: boolean;
}

export interface Stats {
  /** Python files handed in, and those that had to be parsed. */
  readonly files: number;
  readonly analysedFiles: number;
  readonly lines: number;
}
