/** A place in a program's text. Lines are worked out only when a place is reported. */
import type { Span } from '../../python/syntax.ts';

export interface Site extends Span {
  readonly path: string;
  readonly lineStarts: readonly number[];
}

/** 1-based line of an offset. */
export function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** 1-based column of an offset, in UTF-16 code units. */
export function columnAt(lineStarts: readonly number[], offset: number): number {
  return offset - (lineStarts[lineAt(lineStarts, offset) - 1] ?? 0) + 1;
}
