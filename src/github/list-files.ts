/** The files of a pull request as GitHub lists them. */
import type { Access } from './access.ts';

/** GitHub lists no more. */
export const MOST_FILES = 3000;
const PER_PAGE = 100;

export interface ListedFile {
  readonly path: string;
  readonly previousPath?: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** The blob at head; null where GitHub gives none. */
  readonly oid: string | null;
  /** GitHub leaves it out for large and binary files. */
  readonly patch?: string;
}

export interface ListedFiles {
  readonly files: readonly ListedFile[];
  /** False where the pull request has more files than GitHub lists. */
  readonly complete: boolean;
}

/** Where GitHub has no list, as for a merge group. */
export const NO_LIST: ListedFiles = { files: [], complete: false };

/** One request for each hundred files. */
export async function listFiles({ octokit, repository, signal }: Access, number: number): Promise<ListedFiles> {
  const files: ListedFile[] = [];
  for (let page = 1; page <= MOST_FILES / PER_PAGE; page += 1) {
    const { data } = await octokit.rest.pulls.listFiles({
      ...repository,
      pull_number: number,
      per_page: PER_PAGE,
      page,
      request: { signal },
    });
    files.push(...data.filter((file) => file.status !== 'unchanged').map(toListedFile));
    if (data.length < PER_PAGE) return { files, complete: true };
  }
  return { files, complete: false };
}

interface FileData {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'copied' | 'changed' | 'unchanged';
  readonly sha: string | null;
  readonly patch?: string;
}

function toListedFile(data: FileData): ListedFile {
  const status = STATUS[data.status];
  return {
    path: data.filename,
    status,
    oid: data.sha,
    ...(status === 'renamed' && data.previous_filename ? { previousPath: data.previous_filename } : {}),
    ...(data.patch === undefined ? {} : { patch: data.patch }),
  };
}

/** A copy is new where it stands; `changed` is a change of the file's mode. */
const STATUS = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
  modified: 'modified',
  changed: 'modified',
  unchanged: 'modified',
} as const satisfies Record<FileData['status'], ListedFile['status']>;
