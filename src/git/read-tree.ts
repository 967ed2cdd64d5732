/** All Python files of a folder, as a review of the whole needs them. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '../analysis/analyze.ts';
import type { Problem } from '../analysis/findings/finding.ts';
import { GitError } from './git-error.ts';
import { isFile, listIndex, listUntracked } from './list-files.ts';
import { readDiskFiles } from './read-disk.ts';
import { toProblem } from './read-result.ts';
import { findRoot } from './resolve.ts';

export interface Tree {
  /** The checkout's root, or the folder itself where it is in no checkout; all paths are relative to it. */
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/** Installed code and caches, in a folder that no ignore file describes. */
const SKIPPED = new Set(['node_modules', 'site-packages', '__pycache__', '__pypackages__', 'venv']);

/** @throws GitError where the folder cannot be read */
export async function readTree(folder: string): Promise<Tree> {
  const { root, paths } = (await checkoutFiles(folder)) ?? { root: folder, paths: await walk(folder) };
  const read = await readDiskFiles(root, paths.toSorted());
  const results = [...read].flatMap(([path, result]) => (result === undefined ? [] : [{ path, result }]));
  return {
    root,
    files: results.flatMap(({ path, result }) => ('text' in result ? [{ path, text: result.text }] : [])),
    problems: results.flatMap(({ path, result }) => ('text' in result ? [] : [toProblem(path, result)])),
  };
}

/** What Git knows of the folder: tracked files and new ones that are not ignored. */
async function checkoutFiles(folder: string): Promise<{ root: string; paths: string[] } | undefined> {
  try {
    const root = await findRoot(folder);
    const [tracked, untracked] = await Promise.all([listIndex(folder), listUntracked(folder)]);
    return { root, paths: [...new Set([...tracked.filter(isFile).map(({ path }) => path), ...untracked])] };
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

async function walk(root: string, folder = ''): Promise<string[]> {
  const entries = await list(join(root, folder));
  const paths: string[] = [];
  for (const entry of entries) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile() && entry.name.endsWith('.py')) paths.push(path);
    if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
      paths.push(...(await walk(root, path)));
  }
  return paths;
}

async function list(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    const advice = code === 'ENOTDIR' ? 'it is no folder; name the folder that holds it' : code;
    throw new GitError(`${folder} could not be read (${advice}).`, null, { cause });
  }
}
