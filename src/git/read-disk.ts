/** Python files of the working tree, or of any folder, as text. */
import { constants } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePython, MAX_SOURCE_BYTES, oversized } from '../source-text/decode-python.ts';
import type { ReadResult } from './read-result.ts';

export const SYMBOLIC_LINK = 'The file is a symbolic link and was not read.';

/** Open files at a time. */
const BATCH = 64;

/** Reads files by path relative to `root`; undefined where there is none. A symbolic link is not followed. */
export async function readDiskFiles(
  root: string,
  paths: readonly string[],
): Promise<Map<string, ReadResult | undefined>> {
  const read = new Map<string, ReadResult | undefined>();
  for (let start = 0; start < paths.length; start += BATCH) {
    const batch = paths.slice(start, start + BATCH);
    const results = await Promise.all(batch.map((path) => readDisk(root, path)));
    batch.forEach((path, index) => {
      read.set(path, results[index]);
    });
  }
  return read;
}

async function readDisk(root: string, path: string): Promise<ReadResult | undefined> {
  const file = join(root, path);
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink()) return { problem: SYMBOLIC_LINK };
    // A named pipe would never end.
    if (!found.isFile()) return undefined;
    if (found.size > MAX_SOURCE_BYTES) return oversized(found.size);
    return decodePython(await readAll(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === undefined) throw error;
    return { problem: `The file could not be read (${code}).` };
  }
}

async function readAll(file: string): Promise<Buffer> {
  const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
