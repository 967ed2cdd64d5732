/** The Python side of a pull request's files: what there was to run before, and what there is after. Pure. */
import { isPython } from './choose-context.ts';
import type { ListedFile } from './list-files.ts';

export interface PythonFile {
  /** At head, or the old path of a removed file. */
  readonly path: string;
  /** Undefined where there was no Python file before, or is none after. */
  readonly beforePath: string | undefined;
  readonly afterPath: string | undefined;
  readonly status: ListedFile['status'];
  readonly oid: string | null;
  readonly patch: string | undefined;
}

/** Leaves out what is no Python on either side; a file renamed into or out of `.py` counts as added or removed. */
export function toPythonFiles(files: readonly ListedFile[]): readonly PythonFile[] {
  return files.flatMap((file) => toPythonFile(file) ?? []);
}

function toPythonFile(file: ListedFile): PythonFile | undefined {
  const beforePath = pythonOnly(file.status === 'added' ? undefined : (file.previousPath ?? file.path));
  const afterPath = pythonOnly(file.status === 'removed' ? undefined : file.path);
  const path = afterPath ?? beforePath;
  if (path === undefined) return undefined;
  return { path, beforePath, afterPath, status: statusOf(beforePath, afterPath), oid: file.oid, patch: file.patch };
}

function pythonOnly(path: string | undefined): string | undefined {
  return path !== undefined && isPython(path) ? path : undefined;
}

function statusOf(before: string | undefined, after: string | undefined): ListedFile['status'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after ? 'modified' : 'renamed';
}
