/** A folder on disk as the files of a commit. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Path below the folder, with forward slashes → text. Python's own leftovers are no part of it. */
export async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'));
  const texts = files.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    return [relative(folder, file).split(sep).join('/'), await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}
