/** What the command line has to say about a change or a whole app, whatever the format. */
import type { AnalysisResult, InventoryEntry } from '../analysis/analyze.ts';

export interface Report extends AnalysisResult {
  /** All state there is; of a review alone. */
  readonly inventory?: readonly InventoryEntry[];
  readonly stats: AnalysisResult['stats'] & {
    /** From the start of the command. */
    readonly milliseconds: number;
  };
}
