/** The product's source files and what each imports, read as text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dirname, normalize } from 'node:path/posix';

export interface SourceFile {
  /** Below the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Paths of files of our own. Types count: a type ties two rooms as much as a function does. */
  readonly imports: readonly string[];
  /** Names of packages, `node:` modules included. */
  readonly packages: readonly string[];
}

/** Of `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`, the x. */
const SPECIFIER =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

export function readSourceFiles(folder = 'src'): readonly SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readSourceFile(join(folder, name).replaceAll('\\', '/')))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const specifiers = specifiersOf(text);
  return {
    path,
    text,
    imports: specifiers.filter(isRelative).map((specifier) => normalize(join(dirname(path), specifier))),
    packages: specifiers.filter((specifier) => !isRelative(specifier)).map(packageOf),
  };
}

/** What a TypeScript text imports, as it says it. */
export function specifiersOf(text: string): readonly string[] {
  return [...text.matchAll(SPECIFIER)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

function packageOf(specifier: string): string {
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}
