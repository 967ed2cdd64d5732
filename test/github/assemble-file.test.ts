import { describe, expect, it } from 'vitest';
import { assembleFile, type FileTexts } from '../../src/github/assemble-file.ts';
import type { PythonFile } from '../../src/github/python-files.ts';

const MODIFIED: PythonFile = {
  path: 'a.py',
  beforePath: 'a.py',
  afterPath: 'a.py',
  status: 'modified',
  oid: 'o',
  patch: '@@ -1,2 +1,3 @@\n x = 1\n+y = 2\n z = 3',
};
const BOTH: FileTexts = { before: { text: 'x = 1\nz = 3\n' }, after: { text: 'x = 1\ny = 2\nz = 3\n' }, link: false };

describe('assembleFile', () => {
  it('gives both texts, the hunks and the added lines', () => {
    const { changed, review, problem } = assembleFile(MODIFIED, BOTH);
    expect(problem).toBeUndefined();
    expect(changed).toEqual({
      path: 'a.py',
      before: { path: 'a.py', text: 'x = 1\nz = 3\n' },
      after: { path: 'a.py', text: 'x = 1\ny = 2\nz = 3\n' },
      addedLines: new Set([2]),
    });
    expect(review).toMatchObject({ path: 'a.py', status: 'modified', after: 'x = 1\ny = 2\nz = 3\n' });
    expect(review.hunks).toHaveLength(1);
  });

  it('makes the hunks itself where GitHub leaves the patch out', () => {
    const { changed, review } = assembleFile({ ...MODIFIED, patch: undefined }, BOTH);
    expect(changed?.addedLines).toEqual(new Set([2]));
    expect(review.hunks[0]).toMatchObject({ oldStart: 1, newStart: 1 });
  });

  it('keeps the old path of a renamed file', () => {
    const file: PythonFile = { ...MODIFIED, path: 'b.py', afterPath: 'b.py', status: 'renamed' };
    const { changed, review } = assembleFile(file, BOTH);
    expect(changed).toMatchObject({ path: 'b.py', previousPath: 'a.py', before: { path: 'a.py' } });
    expect(review).toMatchObject({ path: 'b.py', previousPath: 'a.py', status: 'renamed' });
  });

  it('knows a removed file', () => {
    const file: PythonFile = { ...MODIFIED, afterPath: undefined, status: 'removed' };
    const { changed, problem } = assembleFile(file, { ...BOTH, after: undefined });
    expect(problem).toBeUndefined();
    expect(changed).not.toHaveProperty('after');
  });

  it.each<{ what: string; texts: FileTexts; problem: object }>([
    {
      what: 'a link',
      texts: { ...BOTH, link: true },
      problem: { path: 'a.py', message: expect.stringContaining('symbolic link') },
    },
    {
      what: 'a file that cannot be decoded',
      texts: { ...BOTH, after: { problem: 'It is not UTF-8.' } },
      problem: { path: 'a.py', message: 'It is not UTF-8.' },
    },
    {
      what: 'a file over the limit',
      texts: { ...BOTH, after: { problem: 'Too large.', budget: true } },
      problem: { path: 'a.py', message: 'Too large.', budget: true },
    },
    {
      what: 'a file that was over the limit',
      texts: { ...BOTH, before: { problem: 'Too large.', budget: true } },
      problem: { path: 'a.py', message: 'Before the change: Too large.', budget: true },
    },
    {
      what: 'a file that is not at head',
      texts: { ...BOTH, after: undefined },
      problem: { path: 'a.py', message: expect.stringContaining('not found') },
    },
  ])('does not judge $what, and says so', ({ texts, problem }) => {
    const assembled = assembleFile(MODIFIED, texts);
    expect(assembled.problem).toEqual(problem);
    expect(assembled.changed).toBeUndefined();
    expect(assembled.review.path).toBe('a.py');
  });

  it('takes a base version that Python could not load for absent', () => {
    const { changed, problem } = assembleFile(MODIFIED, { ...BOTH, before: { problem: 'It is not UTF-8.' } });
    expect(problem).toBeUndefined();
    expect(changed).not.toHaveProperty('before');
    expect(changed?.after?.text).toContain('y = 2');
  });
});
