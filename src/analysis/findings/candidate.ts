/** A finding before it is known whether it is new: one rule at one place, with every line that writes there. */
import type { Label, Way } from '../flow/values/label.ts';
import type { Site } from '../flow/values/site.ts';
import type { Confidence, Severity, Surface } from './finding.ts';

export interface Candidate {
  readonly rule: string;
  readonly surface: Surface;
  /** What a user would name the place; the same before and after a move, a rename of files, a reformatting. */
  readonly identity: string;
  readonly path: string;
  /** Enclosing function, dotted; empty at module level. */
  readonly writer: string;
  /** Where the data is written, in order; settings have one without labels. */
  readonly spots: readonly Spot[];
  /** One sentence about these data types, gravest first. */
  readonly sentence: (dataTypes: readonly string[]) => string;
  readonly exposure: string;
  /** For what is no flow, or where an id stayed open. */
  readonly confidence?: Confidence;
  /** The rule's severity holds up to this one. */
  readonly atMost?: Severity;
  /** The rule names user-specific data: moderate data counts in full. */
  readonly ofUsers?: boolean;
  /** For what is no flow: the steps that led here. */
  readonly way?: Way;
  /**
   * For what is only missing. `present`: the protection is there; never reported. `absent`: it is not, which a review
   * says, and a change only where it was present before.
   */
  readonly guard?: 'present' | 'absent';
  /** The place gets back what came from it, see `echoes.ts`. */
  readonly echo?: boolean;
}

export interface Spot {
  readonly site: Site;
  readonly labels: readonly Label[];
}
