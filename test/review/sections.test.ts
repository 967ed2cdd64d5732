import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinSections } from '../../src/review/sections.ts';

describe('joinSections', () => {
  it.each([
    ['nothing', [], ''],
    ['empty sections', [{ heading: 'A', paragraphs: [] }], ''],
    [
      'sections',
      [
        { heading: 'A', paragraphs: ['a', 'b'] },
        { heading: 'B', paragraphs: ['c'] },
      ],
      '### A\n\na\n\nb\n\n### B\n\nc',
    ],
    [
      'a folded section',
      [{ heading: 'A', paragraphs: ['a'], folded: true }],
      '<details><summary>A</summary>\n\na\n\n</details>',
    ],
  ])('joins %s', (_name, sections, expected) => {
    expect(joinSections(sections, 1000)).toBe(expected);
  });

  it('leaves whole paragraphs out and counts them', () => {
    const paragraphs = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
    const sections = [
      { heading: 'A', paragraphs },
      { heading: 'B', paragraphs: ['d'.repeat(400)], folded: true },
    ];
    expect(joinSections(sections, 200)).toBe(
      `### A\n\n${paragraphs.slice(0, 2).join('\n\n')}\n\n2 more left out here for want of room.`,
    );
  });

  it('never outgrows its limit, loses none silently and closes what it folds', () => {
    const section = fc.record({
      heading: fc.constantFrom('A', 'A longer heading'),
      paragraphs: fc.array(
        fc.integer({ min: 1, max: 200 }).map((size) => 'x'.repeat(size)),
        { maxLength: 20 },
      ),
      folded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(section, { maxLength: 5 }), fc.integer({ min: 100, max: 2000 }), (sections, limit) => {
        const text = joinSections(sections, limit);
        expect(text.length).toBeLessThanOrEqual(limit);
        const shown = text.split('\n').filter((line) => /^x+$/.test(line)).length;
        const leftOut = Number(/(\d+) more left out/.exec(text)?.[1] ?? 0);
        expect(shown + leftOut).toBe(sections.flatMap((each) => each.paragraphs).length);
        expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      }),
    );
  });
});
