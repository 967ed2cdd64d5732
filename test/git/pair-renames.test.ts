import { expect, it } from 'vitest';
import { type Named, pairRenames } from '../../src/git/pair-renames.ts';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}\n`).join('');
const file = (path: string, text: string): Named => ({ path, text });

it.each([
  ['equal texts', [file('a.py', 'x\n')], [file('b.py', 'x\n')], { 'b.py': 'a.py' }],
  ['half the lines', [file('a.py', lines(10, 30))], [file('b.py', lines(10, 20) + lines(50, 60))], { 'b.py': 'a.py' }],
  ['too few lines', [file('a.py', lines(0, 20))], [file('b.py', lines(0, 8) + lines(50, 62))], {}],
  ['empty files', [file('a.py', '')], [file('b.py', '')], {}],
  [
    'the most alike, each once',
    [file('a.py', lines(0, 10)), file('b.py', lines(0, 11))],
    [file('c.py', lines(0, 11)), file('d.py', lines(0, 10))],
    { 'c.py': 'b.py', 'd.py': 'a.py' },
  ],
  [
    'the same file name among equals',
    [file('x/__init__.py', 'import a\n'), file('x/b.py', 'import a\n')],
    [file('y/b.py', 'import a\n')],
    { 'y/b.py': 'x/b.py' },
  ],
])('pairs %s', (_, removed, added, pairs) => {
  expect(Object.fromEntries(pairRenames(removed, added))).toEqual(pairs);
});

it('compares only equal texts where there are too many', () => {
  const many = (folder: string) =>
    Array.from({ length: 200 }, (_, index) => file(`${folder}/${index}.py`, `unique ${index}\n`));
  const pairs = pairRenames(
    [...many('a'), file('near.py', lines(0, 20))],
    [...many('b'), file('far.py', lines(0, 19))],
  );
  expect(pairs.size).toBe(200);
  expect(pairs.get('b/7.py')).toBe('a/7.py');
});
