/** A rule that is no flow: it looks at settings, components or literals. */

import type { Candidate } from '../findings/candidate.ts';
import type { Hit } from '../flow/machine/observer.ts';
import type { Observations } from '../flow/run.ts';
import type { Program } from '../program/program.ts';
import type { SensitiveNames } from '../sensitive/names.ts';
import type { SecretSpan } from '../types.ts';

export interface DetectorInput {
  readonly observations: Observations;
  /** Where data enters state. */
  readonly hits: readonly Hit[];
  readonly program: Program;
  readonly names: SensitiveNames;
  /** Files to look at. */
  readonly paths: readonly string[];
  readonly secretsOf: (path: string) => readonly SecretSpan[];
  /** The rule's options from the policy, durations in seconds. */
  readonly options: Readonly<Record<string, unknown>>;
}

export type Detector = (input: DetectorInput) => readonly Candidate[];
