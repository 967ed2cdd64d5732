import { describe, expect, it } from 'vitest';
import type { ListedFile } from '../../src/github/list-files.ts';
import { toPythonFiles } from '../../src/github/python-files.ts';

const BASE = { oid: 'o', patch: 'p' } as const;

describe('toPythonFiles', () => {
  it.each<{ given: ListedFile; expected: object | undefined }>([
    {
      given: { ...BASE, status: 'modified', path: 'a.py' },
      expected: { path: 'a.py', beforePath: 'a.py', afterPath: 'a.py', status: 'modified' },
    },
    {
      given: { ...BASE, status: 'added', path: 'a.py' },
      expected: { path: 'a.py', beforePath: undefined, afterPath: 'a.py', status: 'added' },
    },
    {
      given: { ...BASE, status: 'removed', path: 'a.py' },
      expected: { path: 'a.py', beforePath: 'a.py', afterPath: undefined, status: 'removed' },
    },
    {
      given: { ...BASE, status: 'renamed', path: 'b.py', previousPath: 'a.py' },
      expected: { path: 'b.py', beforePath: 'a.py', afterPath: 'b.py', status: 'renamed' },
    },
    {
      given: { ...BASE, status: 'renamed', path: 'b.py', previousPath: 'a.txt' },
      expected: { path: 'b.py', beforePath: undefined, afterPath: 'b.py', status: 'added' },
    },
    {
      given: { ...BASE, status: 'renamed', path: 'b.txt', previousPath: 'a.py' },
      expected: { path: 'a.py', beforePath: 'a.py', afterPath: undefined, status: 'removed' },
    },
    { given: { ...BASE, status: 'modified', path: 'a.css' }, expected: undefined },
  ])('reads $given.status $given.path', ({ given, expected }) => {
    expect(toPythonFiles([given])).toEqual(expected === undefined ? [] : [{ ...expected, ...BASE }]);
  });
});
