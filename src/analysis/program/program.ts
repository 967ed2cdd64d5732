/** Many modules as one: which file an import means. Works on paths; nothing is parsed here before it is asked for. */
import type { Module } from '../python/syntax.ts';

export interface Program {
  /** All paths, sorted, so that results do not depend on the order in which files were handed in. */
  readonly paths: readonly string[];
  readonly has: (path: string) => boolean;
  /** The parsed file; undefined where it is unknown or could not be parsed. */
  readonly module: (path: string) => Module | undefined;
  /** The file that `from <dots><dotted> import …` in `importer` means. */
  readonly resolve: (importer: string, dotted: string, level: number) => string | undefined;
}

export function createProgram(paths: readonly string[], parse: (path: string) => Module | undefined): Program {
  const sorted = [...paths].sort();
  const known = new Set(sorted);
  const byTail = indexByTail(sorted);
  return {
    paths: sorted,
    has: (path) => known.has(path),
    module: (path) => (known.has(path) ? parse(path) : undefined),
    resolve: (importer, dotted, level) =>
      level > 0 ? resolveRelative(known, importer, dotted, level) : resolveAbsolute(known, byTail, importer, dotted),
  };
}

/** Installed packages that were committed beside an app: not the app's code, and too much of it. */
export function isInstalled(path: string): boolean {
  return /(^|\/)(site-packages|dist-packages|node_modules|\.?venv|virtualenv)\//.test(path);
}

function resolveRelative(known: ReadonlySet<string>, importer: string, dotted: string, level: number) {
  let folder = importer.split('/').slice(0, -1);
  for (let up = 1; up < level; up++) folder = folder.slice(0, -1);
  return fileOf(known, [...folder, ...parts(dotted)].join('/'));
}

/** The import's root may be the repository's, `src/`, or the folder the app is started in: the nearest one wins. */
function resolveAbsolute(
  known: ReadonlySet<string>,
  byTail: ReadonlyMap<string, readonly string[]>,
  importer: string,
  dotted: string,
): string | undefined {
  const tail = parts(dotted).join('/');
  if (tail === '') return undefined;
  let folder = importer.split('/').slice(0, -1);
  for (;;) {
    const found = fileOf(known, [...folder, tail].join('/'));
    if (found && found !== importer) return found;
    if (folder.length === 0) break;
    folder = folder.slice(0, -1);
  }
  const candidates = byTail.get(tail.slice(tail.lastIndexOf('/') + 1)) ?? [];
  const fitting = candidates.filter((path) => path !== importer && endsWithModule(path, tail));
  // A single word such as `utils` found somewhere far away is more often another app's file.
  return fitting.length === 1 && (tail.includes('/') || sharesRoot(fitting[0] as string, importer))
    ? fitting[0]
    : undefined;
}

function fileOf(known: ReadonlySet<string>, stem: string): string | undefined {
  if (known.has(`${stem}.py`)) return `${stem}.py`;
  const init = stem === '' ? '__init__.py' : `${stem}/__init__.py`;
  return known.has(init) ? init : undefined;
}

function indexByTail(paths: readonly string[]): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    const stem = path.replace(/(\/__init__)?\.py$/, '');
    const last = stem.slice(stem.lastIndexOf('/') + 1);
    const there = index.get(last);
    if (there) there.push(path);
    else index.set(last, [path]);
  }
  return index;
}

function endsWithModule(path: string, tail: string): boolean {
  const stem = path.replace(/(\/__init__)?\.py$/, '');
  return stem === tail || stem.endsWith(`/${tail}`);
}

function sharesRoot(path: string, other: string): boolean {
  return path.split('/')[0] === other.split('/')[0];
}

function parts(dotted: string): string[] {
  return dotted.split('.').filter(Boolean);
}
