/** On which files nothing is reported. */
import picomatch from 'picomatch';
import type { Policy } from './policy.ts';

/** Tests, documentation, examples and vendored code. Migrations are not among them: they touch real data. */
export const BUILTIN_IGNORE = [
  '**/{test,tests}/**',
  '**/{test_*,*_test,tests,conftest}.py',
  '**/{doc,docs}/**',
  '**/{example,examples}/**',
  '**/{vendor,vendored,_vendor,third_party,third-party}/**',
  '**/{site-packages,dist-packages,node_modules}/**',
  '**/{venv,.venv,.tox,.nox,__pypackages__}/**',
] as const;

/** Deeper or longer paths match no glob, so that such a file is judged rather than let off. */
const MAX_PATH = 1024;

/** A test for paths relative to the repository's root: true where nothing is reported. */
export function ignoredPaths({ include, ignore, builtinIgnore }: Policy['paths']): (path: string) => boolean {
  const isIncluded = matcher(include);
  const isExcluded = matcher(builtinIgnore ? [...BUILTIN_IGNORE, ...ignore] : ignore);
  return (path) => path.length <= MAX_PATH && (!isIncluded(path) || isExcluded(path));
}

function matcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  return picomatch([...globs], { dot: true, noextglob: true, nonegate: true });
}
