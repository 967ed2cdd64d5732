import { describe, expect, it } from 'vitest';
import { ignoredPaths } from '../../src/policy/ignored-paths.ts';

const builtIn = ignoredPaths({ include: ['**/*.py'], ignore: [], builtinIgnore: true });

describe('ignoredPaths', () => {
  it.each([
    'tests/app.py',
    'app/tests/helpers/data.py',
    'test_app.py',
    'app/login_test.py',
    'conftest.py',
    'docs/conf.py',
    'examples/demo/app.py',
    'src/vendor/lib.py',
    'third_party/x/y.py',
    'venv/lib/python3.12/site-packages/dash/dash.py',
    '.venv/bin/activate_this.py',
    'frontend/node_modules/x/build.py',
    'README.md',
  ])('ignores %s', (path) => {
    expect(builtIn(path)).toBe(true);
  });

  it.each([
    'app.py',
    'src/app.py',
    'app/migrations/0001_initial.py',
    'app/contest.py',
    'latest_app.py',
    '.config/app.py',
    'a[1]/(b)/app.py',
  ])('judges %s', (path) => {
    expect(builtIn(path)).toBe(false);
  });

  it('adds own globs, and drops the built-in ones on demand', () => {
    const own = ignoredPaths({ include: ['app/**', 'lib/*.py'], ignore: ['app/legacy/**'], builtinIgnore: false });
    expect(['app/a.py', 'app/tests/t.py', 'lib/b.py', 'lib/c/d.py', 'app/legacy/e.py', 'f.py'].map(own)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('judges a path that is too long to match', () => {
    expect(builtIn(`tests/${'a/'.repeat(2000)}x.py`)).toBe(false);
  });
});
