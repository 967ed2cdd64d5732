import { expect, it } from 'vitest';
import { diffTrees } from '../../src/github/diff-trees.ts';

const tree = (files: Record<string, string>) =>
  Object.entries(files).map(([path, oid]) => ({ path, oid, size: 1, link: false }));

it.each([
  { what: 'nothing', before: { 'a.py': '1' }, after: { 'a.py': '1' }, expected: [] },
  { what: 'an edit', before: { 'a.py': '1' }, after: { 'a.py': '2' }, expected: [['a.py', 'modified', undefined]] },
  { what: 'a new file', before: {}, after: { 'a.py': '1' }, expected: [['a.py', 'added', undefined]] },
  {
    what: 'a copy',
    before: { 'a.py': '1' },
    after: { 'a.py': '1', 'b.py': '1' },
    expected: [['b.py', 'added', undefined]],
  },
  { what: 'a removed file', before: { 'a.py': '1' }, after: {}, expected: [['a.py', 'removed', undefined]] },
  { what: 'a moved file', before: { 'a.py': '1' }, after: { 'b.py': '1' }, expected: [['b.py', 'renamed', 'a.py']] },
  {
    what: 'one of two equal files moved to two places',
    before: { 'a.py': '1' },
    after: { 'b.py': '1', 'c.py': '1' },
    expected: [
      ['b.py', 'renamed', 'a.py'],
      ['c.py', 'added', undefined],
    ],
  },
  {
    what: 'a moved and edited file, which is two things here',
    before: { 'a.py': '1' },
    after: { 'b.py': '2' },
    expected: [
      ['a.py', 'removed', undefined],
      ['b.py', 'added', undefined],
    ],
  },
])('$what', ({ before, after, expected }) => {
  expect(diffTrees(tree(before), tree(after)).map((file) => [file.path, file.status, file.previousPath])).toEqual(
    expected,
  );
});
