import type { Module } from './syntax.ts';

/**
 * The offset at which each line of `text` starts. Lines end at a line feed, as in Git and in a pull request's diff;
 * a carriage return alone ends none.
 */
export function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line that holds `offset`, counted from 1. Offsets outside the text give the first or the last line. */
export function lineOf(module: Pick<Module, 'lineStarts'>, offset: number): number {
  const { lineStarts } = module;
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** The column of `offset` in its line, counted from 1 in UTF-16 code units. */
export function columnOf(module: Pick<Module, 'lineStarts'>, offset: number): number {
  return offset - (module.lineStarts[lineOf(module, offset) - 1] ?? 0) + 1;
}
