/** Which text is left when `DROP` entries are taken out of a dict. */
import { describe, expect, it } from 'vitest';
import { applyFix, toFix } from '../../../src/analysis/fixes/edits.ts';
import { removeItems } from '../../../src/analysis/fixes/remove-items.ts';
import type { Dict } from '../../../src/analysis/python/syntax.ts';
import { walk } from '../../../src/analysis/python/walk.ts';
import { moduleOf } from './attach.ts';

function without(text: string): string {
  const module = moduleOf(text);
  const dicts: Dict[] = [];
  walk(module.body, (node) => {
    if (node.kind === 'Dict') dicts.push(node);
  });
  const items = dicts[0]?.entries ?? [];
  const isDropped = ({ start, end }: { start: number; end: number }) => text.slice(start, end).includes('DROP');
  const fix = toFix('app.py', text, module, removeItems(text, module.comments, items, isDropped));
  if (!fix) throw new Error('No fix.');
  const left = applyFix(text, fix);
  expect(moduleOf(left).errors).toEqual([]);
  return left;
}

describe('removeItems', () => {
  it.each([
    ['the last of a line', 'x = {"id": 1, "DROP": 2}\n', 'x = {"id": 1}\n'],
    ['the last, with a trailing comma', 'x = {"id": 1, "DROP": 2,}\n', 'x = {"id": 1,}\n'],
    ['the first of a line', 'x = {"DROP": 2, "id": 1}\n', 'x = {"id": 1}\n'],
    ['one in the middle', 'x = {"a": 1, "DROP": 2, "b": 3}\n', 'x = {"a": 1, "b": 3}\n'],
    ['two at the end', 'x = {"a": 1, "DROP": 2, "DROP2": 3}\n', 'x = {"a": 1}\n'],
    ['two apart', 'x = {"DROP": 1, "a": 2, "DROP2": 3}\n', 'x = {"a": 2}\n'],
    ['a line of its own', 'x = {\n    "a": 1,\n    "DROP": 2,\n}\n', 'x = {\n    "a": 1,\n}\n'],
    ['a last line without a comma', 'x = {\n    "a": 1,\n    "DROP": 2\n}\n', 'x = {\n    "a": 1,\n}\n'],
    ['its own comment too', 'x = {\n    "DROP": 2,  # shown\n    "a": 1,\n}\n', 'x = {\n    "a": 1,\n}\n'],
    ['several lines', 'x = {\n    "DROP": [\n        1,\n    ],\n    "a": 1,\n}\n', 'x = {\n    "a": 1,\n}\n'],
    ['the last on a line with the bracket', 'x = {"a": 1,\n     "DROP": 2}\n', 'x = {"a": 1}\n'],
    ['the first on a line with the bracket', 'x = {"DROP": 2,\n     "a": 1}\n', 'x = {"a": 1}\n'],
    ['one of two on a line', 'x = {\n    "a": 1, "DROP": 2,\n}\n', 'x = {\n    "a": 1,\n}\n'],
    ['what other comments stand beside', 'x = {"a": 1,  # kept\n     "DROP": 2}\n', 'x = {"a": 1,  # kept\n     }\n'],
    ['a bracketed value', 'x = {"a": (1), "DROP": (2)}\n', 'x = {"a": (1)}\n'],
    ['behind an unpacked dict', 'x = {**y, "DROP": 2}\n', 'x = {**y}\n'],
    ['with Windows line ends', 'x = {\r\n    "a": 1,\r\n    "DROP": 2,\r\n}\r\n', 'x = {\r\n    "a": 1,\r\n}\r\n'],
    ['with tabs', 'x = {\n\t"DROP": 2,\n\t"a": 1,\n}\n', 'x = {\n\t"a": 1,\n}\n'],
  ])('takes out %s', (_, text, left) => {
    expect(without(text)).toBe(left);
  });
});
