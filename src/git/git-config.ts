/** What a repository's own configuration means for reading it. */
import { GitError } from './git-error.ts';
import { runGit, splitNul } from './run-git.ts';

export interface GitConfig {
  /** Objects may be missing and would be fetched on demand. */
  readonly isPartial: boolean;
  /** Names of the configured content filters, which are programs. */
  readonly filters: readonly string[];
}

const WANTED = '^(extensions\\.partialclone|remote\\..*\\.promisor|filter\\..*\\.(clean|process))$';
const FILTER = /^filter\.(.*)\.(?:clean|process)\n/s;

export async function readGitConfig(root: string): Promise<GitConfig> {
  const settings = await list(root);
  const filters = settings.flatMap((setting) => FILTER.exec(setting)?.[1] ?? []);
  return { isPartial: settings.some((setting) => !FILTER.test(setting)), filters: [...new Set(filters)] };
}

/** Options that keep Git from running the filters when it compares files with the index. */
export function withoutFilters(filters: readonly string[]): string[] {
  return filters.flatMap((name) =>
    ['clean=', 'process=', 'required=false'].flatMap((off) => ['-c', `filter.${name}.${off}`]),
  );
}

async function list(root: string): Promise<string[]> {
  try {
    return splitNul(await runGit(root, ['config', '--null', '--get-regexp', WANTED]));
  } catch (error) {
    // Status 1 says that there is no such setting.
    if (error instanceof GitError && error.status === 1) return [];
    throw error;
  }
}
