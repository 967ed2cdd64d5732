import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFix, toFix } from '../../../src/analysis/fixes/edits.ts';
import type { Edit } from '../../../src/analysis/fixes/fix-place.ts';
import { moduleOf } from './attach.ts';

/** Puts `to` where `from` stands. */
function replacing(text: string, from: string, to: string): Edit {
  const start = text.indexOf(from);
  return { start, end: start + from.length, replacement: to };
}

function fixOf(text: string, edits: readonly Edit[]) {
  return toFix('app.py', text, moduleOf(text), edits);
}

describe('toFix', () => {
  it.each([
    ['one line', 'a = 1\nb = 2\nc = 3\n', [['2', '4']], { startLine: 2, endLine: 2, replacement: 'b = 4' }],
    ['the last line without an end', 'a = 1\nb = 2', [['2', '4']], { startLine: 2, endLine: 2, replacement: 'b = 4' }],
    [
      'Windows line ends',
      'a = 1\r\nb = 2\r\nc = 3\r\n',
      [['2', '4']],
      { startLine: 2, endLine: 2, replacement: 'b = 4' },
    ],
    ['a whole line', 'a = 1\nb = 2\nc = 3\n', [['b = 2\n', '']], { startLine: 2, endLine: 2, replacement: '' }],
    [
      'a statement of several lines',
      'a = (\n    1\n)\nb\n',
      [['(\n    1\n)', '2']],
      { startLine: 1, endLine: 3, replacement: 'a = 2' },
    ],
    [
      'two edits with a line between',
      'a = 1\nb = 2\nc = 3\n',
      [
        ['1', '7'],
        ['3', '9'],
      ],
      { startLine: 1, endLine: 3, replacement: 'a = 7\nb = 2\nc = 9' },
    ],
    [
      'a new line',
      'f(\n    a,\n)\n',
      [['a,', 'a,\n    b,']],
      { startLine: 2, endLine: 2, replacement: '    a,\n    b,' },
    ],
  ] as const)('covers %s and no more', (_, text, edits, fix) => {
    expect(
      fixOf(
        text,
        edits.map(([from, to]) => replacing(text, from, to)),
      ),
    ).toEqual({ path: 'app.py', ...fix });
  });

  it.each([
    ['no edit', []],
    [
      'edits that overlap',
      [
        { start: 0, end: 3, replacement: '' },
        { start: 2, end: 4, replacement: '' },
      ],
    ],
    ['a line that would be left blank', [{ start: 0, end: 5, replacement: '' }]],
  ])('gives none for %s', (_, edits) => {
    expect(fixOf('a = 1\nb = 2\n', edits)).toBeUndefined();
  });
});

describe('applyFix', () => {
  it.each([
    ['a = 1\r\nb = 2\r\nc = 3\r\n', 2, 2, 'b = 4', 'a = 1\r\nb = 4\r\nc = 3\r\n'],
    ['a = 1\nb = 2\nc = 3\n', 1, 2, '', 'c = 3\n'],
    ['a = 1\nb = 2', 2, 2, 'b = 4', 'a = 1\nb = 4'],
    ['a = 1\nb = 2', 2, 2, '', 'a = 1\n'],
  ])('on %j, lines %i to %i', (text, startLine, endLine, replacement, result) => {
    expect(applyFix(text, { path: 'app.py', startLine, endLine, replacement })).toBe(result);
  });

  it('gives what the edits give, for any edit inside lines', () => {
    const line = fc.stringMatching(/^[ a-z=,]{1,12}$/);
    const lines = fc.array(line, { minLength: 1, maxLength: 6 });
    const texts = fc
      .tuple(lines, fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([all, end, last]) => all.join(end) + (last ? end : ''));
    fc.assert(
      fc.property(texts, fc.nat(), fc.stringMatching(/^[a-z]{1,5}$/), (text, seed, replacement) => {
        const start = seed % text.length;
        // No part of the syntax begins inside a line end.
        fc.pre(text.slice(start - 1, start + 1) !== '\r\n');
        const edit = { start, end: start, replacement };
        const fix = fixOf(text, [edit]);
        return fix !== undefined && applyFix(text, fix) === text.slice(0, start) + replacement + text.slice(start);
      }),
    );
  });
});
