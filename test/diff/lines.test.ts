import { describe, expect, it } from 'vitest';
import { addedLines, commentable, inOneHunk } from '../../src/diff/lines.ts';
import { parsePatch } from '../../src/diff/parse-patch.ts';

const hunks = parsePatch(
  ['@@ -1,3 +1,3 @@', ' a', '-b', '+B', ' c', '@@ -20,2 +20,3 @@', ' x', '+y', ' z', '@@ -30 +31,0 @@', '-gone'].join(
    '\n',
  ),
);

describe('lines of a change', () => {
  it('knows the added ones', () => {
    expect([...addedLines(hunks)]).toEqual([2, 21]);
  });

  it('knows those that take a comment: added and context, never removed', () => {
    expect([...commentable(hunks)]).toEqual([1, 2, 3, 20, 21, 22]);
  });

  it.each([
    [1, 3, true],
    [2, 2, true],
    [20, 22, true],
    [3, 20, false],
    [4, 4, false],
    [22, 23, false],
    [3, 1, false],
    [30, 30, false],
    [0, 1, false],
  ])('lines %i to %i in one hunk: %s', (startLine, line, expected) => {
    expect(inOneHunk(hunks, startLine, line)).toBe(expected);
  });

  it('has nothing where nothing changed', () => {
    expect([addedLines([]), commentable([]), inOneHunk([], 1, 1)]).toEqual([new Set(), new Set(), false]);
  });
});
