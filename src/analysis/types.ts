/** What goes into the analysis and what comes out. Data only. */
import type {
  Finding,
  Level,
  Problem,
  Severity,
  Stats,
  SuppressedFinding,
  SuppressionProblem,
  Surface,
} from './findings/finding.ts';

/** A Python file as text (already decoded). */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Secret literals that the scanner found in this text, see `src/secrets`. */
  readonly secrets?: readonly SecretSpan[];
}

/** A literal that a secret scanner knows: where it stands, never what it is. Offsets in UTF-16 code units. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
  readonly dataType: string;
  /** For the reader, for example `AWS access key`. */
  readonly label: string;
}

export interface ChangedFile {
  /** The path at head, or the old path of a removed file. */
  readonly path: string;
  /** The path at the merge base where it differs. */
  readonly previousPath?: string;
  readonly before?: SourceFile;
  readonly after?: SourceFile;
  /** Lines that head adds, 1-based. */
  readonly addedLines: ReadonlySet<number>;
}

export interface Change {
  readonly files: readonly ChangedFile[];
  /** Unchanged Python files, the same before and after. Only those the change reaches are parsed. */
  readonly context: readonly SourceFile[];
}

/** What the policy decides for the analysis; made by `src/policy` from configuration and rule pages. */
export interface AnalysisPolicy {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Files on which nothing is reported (tests, docs, vendored code, ...); they still inform. */
  readonly isIgnored: (path: string) => boolean;
  readonly models: Models;
  readonly suppressions: 'allow' | 'report' | 'forbid';
  /** `YYYY-MM-DD`; ends dated suppressions. */
  readonly today: string;
}

export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** Built-in models as the files in `rules/models` have them, and what the policy adds. */
export interface Models {
  /** `sensitive-names.yml`, see `sensitive/models.ts`. */
  readonly names: unknown;
  /** `libraries.yml`, see `flow/models.ts`. */
  readonly libraries: unknown;
  readonly own?: OwnModels;
}

export interface OwnModels {
  readonly dataTypes: readonly {
    readonly id: string;
    readonly level: 'high' | 'moderate' | 'none';
    readonly names: readonly string[];
  }[];
  readonly notSensitive: readonly string[];
  readonly sources: readonly { readonly call: string; readonly data_type: string }[];
  readonly sanitizers: readonly string[];
  readonly sinks: readonly { readonly call: string; readonly argument: number | string; readonly surface: string }[];
}

export interface AnalysisResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly suppressionProblems: readonly SuppressionProblem[];
  readonly problems: readonly Problem[];
  readonly stats: Stats;
  /** Of a change: the state it touches. */
  readonly stateChanges?: readonly StateChange[];
}

/** Of a whole program: every finding, and all state there is. */
export interface ReviewResult extends AnalysisResult {
  readonly inventory: readonly InventoryEntry[];
}

/** One place that keeps state. */
export interface InventoryEntry {
  /** Where it is declared, else where it is first written. */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly surface: Surface;
  /** What a user would call it: an id, a session key, a cookie's or a global's name. */
  readonly name: string;
  readonly storage: Storage;
  /** Gravest first. */
  readonly dataTypes: readonly string[];
  readonly level: Level;
  readonly writers: readonly InventoryPlace[];
  readonly readers: readonly InventoryPlace[];
}

/**
 * Where state lives: a page's memory, a tab's or an origin's storage, a cookie, a store behind the server, a worker
 * process, a component on the page, an address.
 */
export type Storage = 'memory' | 'session' | 'local' | 'cookie' | 'server' | 'process' | 'page' | 'url';

/** State that a change touches. */
export interface StateChange extends Pick<InventoryEntry, 'surface' | 'name' | 'storage' | 'path' | 'line'> {
  /** Data types at the merge base and at head, gravest first; undefined where it did not, or does not, exist. */
  readonly before: readonly string[] | undefined;
  readonly after: readonly string[] | undefined;
}

export interface InventoryPlace {
  readonly path: string;
  readonly line: number;
}
