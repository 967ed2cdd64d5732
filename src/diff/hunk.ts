/** A unified diff's block and its lines, in the field's words. Line numbers are 1-based. */

export interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly HunkLine[];
}

export interface HunkLine {
  readonly kind: 'context' | 'added' | 'removed';
  /** Line number before; undefined for an added line. */
  readonly old: number | undefined;
  /** Line number after; undefined for a removed line. */
  readonly new: number | undefined;
  readonly text: string;
}
