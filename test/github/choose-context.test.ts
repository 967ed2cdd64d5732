import { describe, expect, it } from 'vitest';
import { chooseContext } from '../../src/github/choose-context.ts';

function file(path: string, rest: object = {}) {
  return { path, oid: path, size: 100, link: false, ...rest };
}

const NONE_IGNORED = () => false;
const PLENTY = { files: 100, bytes: 100_000 };

function paths(files: readonly { readonly path: string }[]): string[] {
  return files.map(({ path }) => path);
}

describe('chooseContext', () => {
  it('takes Python files that did not change', () => {
    const tree = [file('app.py'), file('style.css'), file('changed.py'), file('link.py', { link: true })];
    const context = chooseContext(tree, new Set(['changed.py']), NONE_IGNORED, PLENTY);
    expect(context).toEqual({ files: [file('app.py')], left: 0 });
  });

  it('takes the nearest first', () => {
    const tree = ['far/away/x.py', 'pages/sub/y.py', 'root.py', 'pages/b.py', 'pages/a.py'].map((path) => file(path));
    const context = chooseContext(tree, new Set(['pages/changed.py']), NONE_IGNORED, PLENTY);
    expect(paths(context.files)).toEqual(['pages/a.py', 'pages/b.py', 'pages/sub/y.py', 'root.py', 'far/away/x.py']);
  });

  it('takes ignored files last', () => {
    const tree = [file('tests/near.py'), file('lib/far.py')];
    const isIgnored = (path: string) => path.startsWith('tests/');
    const context = chooseContext(tree, new Set(['tests/changed.py']), isIgnored, PLENTY);
    expect(paths(context.files)).toEqual(['lib/far.py', 'tests/near.py']);
  });

  it.each([
    { limit: { files: 2, bytes: 100_000 }, what: 'number' },
    { limit: { files: 100, bytes: 250 }, what: 'size' },
  ])('counts what does not fit for its $what', ({ limit }) => {
    const tree = ['a.py', 'b.py', 'c.py', 'd.py'].map((path) => file(path));
    const context = chooseContext(tree, new Set(['x.py']), NONE_IGNORED, limit);
    expect(paths(context.files)).toEqual(['a.py', 'b.py']);
    expect(context.left).toBe(2);
  });

  it('leaves files over the size limit of a source out', () => {
    const context = chooseContext([file('data.py', { size: 1_000_001 })], new Set(), NONE_IGNORED, PLENTY);
    expect(context).toEqual({ files: [], left: 0 });
  });
});
