/** Edits of a text → the fix that replaces whole lines, and back to a text. */
import type { Fix } from '../findings/finding.ts';
import { lineAt } from '../flow/values/site.ts';
import { findLineStarts } from '../python/lines.ts';
import type { Module } from '../python/syntax.ts';
import type { Edit } from './fix-place.ts';

/** The smallest fix that holds all edits; undefined where there is none or they overlap. */
export function toFix(path: string, text: string, module: Module, edits: readonly Edit[]): Fix | undefined {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last || sorted.some((edit, index) => edit.start < (sorted[index - 1]?.end ?? 0))) return undefined;
  const startLine = lineAt(module.lineStarts, first.start);
  const endLine = lineAt(module.lineStarts, Math.max(last.start, last.end - 1));
  const from = module.lineStarts[startLine - 1] ?? 0;
  const to = module.lineStarts[endLine] ?? text.length;
  const replaced = editText(text, sorted, from, to);
  // An empty replacement removes the lines; it cannot leave a blank one.
  if (/^\r?\n$/.test(replaced)) return undefined;
  return { path, startLine, endLine, replacement: replaced.replace(/\r?\n$/, '') };
}

/** The text with the fix's lines replaced; line ends stay as the file has them. */
export function applyFix(text: string, { startLine, endLine, replacement }: Fix): string {
  const starts = findLineStarts(text);
  const from = starts[startLine - 1] ?? text.length;
  const to = starts[endLine] ?? text.length;
  if (replacement === '') return text.slice(0, from) + text.slice(to);
  const lineEnd = /\r?\n$/.exec(text.slice(from, to))?.[0] ?? '';
  return text.slice(0, from) + replacement + lineEnd + text.slice(to);
}

function editText(text: string, edits: readonly Edit[], from: number, to: number): string {
  let result = '';
  let at = from;
  for (const { start, end, replacement } of edits) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at, to);
}
