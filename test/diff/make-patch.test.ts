import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hunk } from '../../src/diff/hunk.ts';
import { makePatch } from '../../src/diff/make-patch.ts';

/** Builds the text after a change from the text before it, as `git apply` would. */
function apply(before: string, hunks: readonly Hunk[]): string[] {
  const lines = before.split('\n');
  for (const hunk of [...hunks].reverse()) {
    const start = hunk.oldLines === 0 ? hunk.oldStart : hunk.oldStart - 1;
    const kept = hunk.lines.filter((line) => line.kind !== 'removed').map((line) => line.text);
    lines.splice(start, hunk.oldLines, ...kept);
  }
  return lines;
}

const line = fc.constantFrom('a', 'b', 'c', '', ' d', '+e', '-f', '@@ -1 +1 @@', 'g\r', '\\ No newline');
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.map((each) => `${each}\n`).join(''));

describe('makePatch', () => {
  it('gives three lines of context and the numbers Git gives', () => {
    const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
    const [hunk, ...rest] = makePatch(before, before.replace('5\n', 'five\n'));
    expect(rest).toEqual([]);
    expect(hunk).toMatchObject({ oldStart: 2, oldLines: 7, newStart: 2, newLines: 7 });
    expect(hunk?.lines.map((each) => `${each.kind[0]}${each.text}`)).toEqual([
      'c2',
      'c3',
      'c4',
      'r5',
      'afive',
      'c6',
      'c7',
      'c8',
    ]);
  });

  it.each([
    ['no change', 'a\n', 'a\n', []],
    ['a new file', '', 'a\nb', [[0, 0, 1, 2]]],
    ['a removed file', 'a\nb\n', '', [[1, 2, 0, 0]]],
    ['a last line end that came', 'a', 'a\n', [[1, 1, 1, 1]]],
    ['line ends that became CRLF', 'a\nb\n', 'a\r\nb\r\n', [[1, 2, 1, 2]]],
  ])('describes %s', (_name, before, after, ranges) => {
    const found = makePatch(before, after).map((h) => [h.oldStart, h.oldLines, h.newStart, h.newLines]);
    expect(found).toEqual(ranges);
  });

  it('turns the text before into the text after, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(apply(before, makePatch(before, after))).toEqual(after.split('\n'));
      }),
    );
  });

  it('numbers each line as it stands in its file', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [old, now] = [before.split('\n'), after.split('\n')];
        for (const each of makePatch(before, after).flatMap((hunk) => hunk.lines)) {
          if (each.old !== undefined) expect(old[each.old - 1]).toBe(each.text);
          if (each.new !== undefined) expect(now[each.new - 1]).toBe(each.text);
        }
      }),
    );
  });

  it('describes a rewrite too large to compare as one hunk over the whole file', () => {
    const before = Array.from({ length: 4000 }, (_, at) => `before ${at}\n`).join('');
    const after = Array.from({ length: 4000 }, (_, at) => `after ${at}\n`).join('');
    const [hunk, ...rest] = makePatch(`same\n${before}`, `same\n${after}`);
    expect(rest).toEqual([]);
    expect(hunk).toMatchObject({ oldStart: 1, oldLines: 4001, newStart: 1, newLines: 4001 });
  });

  it('finds a small change in a huge file', () => {
    const before = Array.from({ length: 200_000 }, (_, at) => `line ${at % 7}\n`).join('');
    const hunks = makePatch(before, `${before}last\n`);
    expect(hunks.map((hunk) => [hunk.newStart, hunk.newLines])).toEqual([[199_998, 4]]);
  });
});
