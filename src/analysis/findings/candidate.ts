/** A finding before it is known whether it is new: one rule at one place, with every line that writes there. */
import type { Label } from '../flow/label.ts';
import type { Site } from '../flow/site.ts';
import type { Confidence, Surface } from './finding.ts';

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
}

export interface Spot {
  readonly site: Site;
  readonly labels: readonly Label[];
}
