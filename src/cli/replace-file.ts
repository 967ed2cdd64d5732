/** Writes a file back to where it was read, and nowhere else. */
import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

/** What is to be written, and what must stand there for it to be right. */
export interface Replacement {
  readonly before: string;
  readonly after: string;
}

const BOM = '\ufeff';

/**
 * Replaces the text of `root/path` if it lies in `folder`, is a plain file, and still holds `before` as UTF-8. Links
 * are refused, those on the way to it too where they lead out of the folder.
 *
 * @returns in words why nothing was written; undefined where it was
 */
export async function replaceFile(
  root: string,
  folder: string,
  path: string,
  { before, after }: Replacement,
): Promise<string | undefined> {
  const file = join(root, path);
  try {
    if (!(await isInside(file, folder))) return 'it lies outside of the folder';
    const handle = await open(file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
    try {
      return await replaceContent(handle, before, after);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'ELOOP' ? 'it is a symbolic link' : `it could not be written (${code})`;
  }
}

async function isInside(file: string, folder: string): Promise<boolean> {
  const [parent, allowed] = await Promise.all([realpath(dirname(file)), realpath(folder)]);
  return parent === allowed || parent.startsWith(allowed.endsWith(sep) ? allowed : `${allowed}${sep}`);
}

async function replaceContent(handle: FileHandle, before: string, after: string): Promise<string | undefined> {
  if (!(await handle.stat()).isFile()) return 'it is no plain file';
  const bytes = await handle.readFile();
  const mark = bytes.equals(Buffer.from(BOM + before)) ? BOM : '';
  if (mark === '' && !bytes.equals(Buffer.from(before))) return 'it is not UTF-8, or has changed meanwhile';
  const written = Buffer.from(mark + after);
  await handle.truncate(0);
  await handle.write(written, 0, written.length, 0);
  return undefined;
}
