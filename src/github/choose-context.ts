/** Which unchanged files are read to understand the change. Pure. */
import { MAX_SOURCE_BYTES } from '../source-text/decode-python.ts';
import type { TreeFile } from './read-tree.ts';

export interface ContextLimits {
  readonly files: number;
  readonly bytes: number;
}

/** Enough for a Dash app of any usual size; what lies farthest from the change is left out first. */
const CONTEXT_LIMITS: ContextLimits = { files: 1500, bytes: 12_000_000 };

export interface Context {
  readonly files: readonly TreeFile[];
  /** How many Python files did not fit. */
  readonly left: number;
}

/**
 * The Python files of the tree besides the changed ones: first those that policy does not ignore, then by how many
 * folders lie between them and the nearest changed file, within the limits.
 */
export function chooseContext(
  tree: readonly TreeFile[],
  changed: ReadonlySet<string>,
  isIgnored: (path: string) => boolean,
  limits: ContextLimits = CONTEXT_LIMITS,
): Context {
  const folders = [...new Set([...changed].map(folderOf))];
  const candidates = tree
    .filter((file) => isPython(file.path) && !file.link && !changed.has(file.path) && file.size <= MAX_SOURCE_BYTES)
    .map((file) => ({ file, ignored: isIgnored(file.path), distance: distanceTo(folders, file.path) }))
    .sort(
      (a, b) => Number(a.ignored) - Number(b.ignored) || a.distance - b.distance || compare(a.file.path, b.file.path),
    )
    .map(({ file }) => file);
  const files = within(candidates, limits);
  return { files, left: candidates.length - files.length };
}

export function isPython(path: string): boolean {
  return path.endsWith('.py');
}

function within(candidates: readonly TreeFile[], limits: ContextLimits): readonly TreeFile[] {
  const files: TreeFile[] = [];
  let bytes = 0;
  for (const file of candidates.slice(0, limits.files)) {
    bytes += file.size;
    if (bytes > limits.bytes) break;
    files.push(file);
  }
  return files;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function distanceTo(folders: readonly string[], path: string): number {
  const own = folderOf(path);
  return Math.min(...folders.map((folder) => distance(folder.split('/'), own.split('/'))), Number.MAX_SAFE_INTEGER);
}

/** Steps up from one folder and down to the other. */
function distance(from: readonly string[], to: readonly string[]): number {
  const first = from.findIndex((name, index) => name !== to[index]);
  const shared = first === -1 ? from.length : first;
  return from.length - shared + (to.length - shared);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
