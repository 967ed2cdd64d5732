import { describe, expect, it } from 'vitest';
import { parsePatch } from '../../src/diff/parse-patch.ts';

describe('parsePatch', () => {
  it('reads hunks, kinds and line numbers', () => {
    const patch = ['@@ -1,3 +1,4 @@ def layout():', ' a', '-b', '+B', '+c', ' d', '@@ -10 +11,2 @@', ' x', '+y'].join(
      '\n',
    );
    expect(parsePatch(patch)).toEqual([
      {
        oldStart: 1,
        oldLines: 3,
        newStart: 1,
        newLines: 4,
        lines: [
          { kind: 'context', old: 1, new: 1, text: 'a' },
          { kind: 'removed', old: 2, new: undefined, text: 'b' },
          { kind: 'added', old: undefined, new: 2, text: 'B' },
          { kind: 'added', old: undefined, new: 3, text: 'c' },
          { kind: 'context', old: 3, new: 4, text: 'd' },
        ],
      },
      {
        oldStart: 10,
        oldLines: 1,
        newStart: 11,
        newLines: 2,
        lines: [
          { kind: 'context', old: 10, new: 11, text: 'x' },
          { kind: 'added', old: undefined, new: 12, text: 'y' },
        ],
      },
    ]);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', []],
    ['text that is no patch', 'Binary files differ\n+not a line of a hunk', []],
    [
      'a note on a missing last line end',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n',
      ['removed:a', 'added:a'],
    ],
    [
      'notes on both sides',
      '@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file',
      ['removed:a', 'added:b'],
    ],
    [
      'lines that look like headers',
      '@@ -1,2 +1,2 @@\n--- a\n+++ b\n @@ -1 +1 @@',
      ['removed:-- a', 'added:++ b', 'context:@@ -1 +1 @@'],
    ],
    ['carriage returns', '@@ -1,2 +1,2 @@\r\n a\r\n-b\r\n+c\r', ['context:a\r', 'removed:b\r', 'added:c\r']],
    [
      'an empty context line whose blank was trimmed',
      '@@ -1,2 +1,3 @@\n a\n\n+b',
      ['context:a', 'context:', 'added:b'],
    ],
    ['a hunk that ends early', '@@ -1,9 +1,9 @@\n a', ['context:a']],
    [
      'a hunk cut short by another',
      '@@ -1,9 +1,9 @@\n a\n@@ -20 +20 @@\n-b\n+c',
      ['context:a', 'removed:b', 'added:c'],
    ],
    ['a new file', '@@ -0,0 +1,2 @@\n+a\n+b', ['added:a', 'added:b']],
    ['a header with numbers beyond reason', '@@ -1 +99999999999999999999 @@\n+a', []],
  ])('reads %s', (_name, patch, expected) => {
    const lines = parsePatch(patch).flatMap((hunk) => hunk.lines);
    expect(lines.map((line) => `${line.kind}:${line.text}`)).toEqual(expected);
  });
});
