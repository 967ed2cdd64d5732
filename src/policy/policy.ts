/** The settings in force for one evaluation: every key filled in, and where each came from. */
import type { Severity } from '../analysis/findings/finding.ts';
import type { ConfigOutput } from './config-schema.ts';

/** Whose file set a key. What no file sets is the built-in default. */
export type Origin = 'organisation' | 'repository';

export interface Policy {
  readonly mode: ConfigOutput['mode'];
  readonly failOn: Severity;
  readonly commentOn: Severity;
  readonly paths: {
    readonly include: readonly string[];
    readonly ignore: readonly string[];
    readonly builtinIgnore: boolean;
  };
  /** One entry for every rule there is. */
  readonly rules: ReadonlyMap<string, PolicyRule>;
  readonly dataTypes: ConfigOutput['data_types'];
  readonly notSensitive: readonly string[];
  readonly sources: ConfigOutput['sources'];
  readonly sanitizers: readonly string[];
  readonly sinks: ConfigOutput['sinks'];
  readonly guidelinesUrl: string | undefined;
  readonly drafts: ConfigOutput['drafts'];
  readonly bots: ConfigOutput['bots'];
  readonly accept: ConfigOutput['accept'];
  readonly suppressions: ConfigOutput['suppressions'];
  readonly locked: readonly string[];
  /** By key, such as `fail_on` or `rules.hardcoded-secret.severity`: who set it, in the order in which it was set. */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
  /** What was ignored and why, one sentence each, for the check run. */
  readonly notes: readonly string[];
}

export interface PolicyRule {
  readonly severity: Severity | 'off';
  /** The rule's own options, defaults filled in, as written in the file. */
  readonly options: Readonly<Record<string, unknown>>;
}
