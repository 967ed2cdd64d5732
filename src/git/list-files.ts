/** Which Python files there are, and which of them a change touches, as Git lists them. */
import { withoutFilters } from './git-config.ts';
import { runGit, splitNul } from './run-git.ts';

/** A file as a tree or the index holds it. */
export interface TreeEntry {
  readonly path: string;
  /** `100644` and the like. */
  readonly mode: string;
  readonly oid: string;
}

/** One side of a changed file. Without an object id the content is in the working tree. */
interface Side {
  readonly mode: string;
  readonly oid: string | undefined;
}

export interface RawChange {
  readonly path: string;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
}

const PYTHON = '*.py';
const NO_MODE = '000000';
const SYMBOLIC_LINK = '120000';

/** Symbolic links and submodules are no files of this repository. */
export function isFile({ mode }: { readonly mode: string }): boolean {
  return mode.startsWith('100');
}

export function isLink({ mode }: { readonly mode: string }): boolean {
  return mode === SYMBOLIC_LINK;
}

/** Python files of a commit. */
export async function listCommit(root: string, commit: string): Promise<TreeEntry[]> {
  const entries = splitNul(await runGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit]));
  return entries
    .filter((entry) => entry.endsWith('.py'))
    .flatMap((entry) => parseEntry(entry, /^(\d+) \w+ (\w+)\t(.*)$/s));
}

/** Python files of the index in `folder` and below, relative to the root. */
export async function listIndex(folder: string): Promise<TreeEntry[]> {
  const entries = splitNul(await runGit(folder, ['ls-files', '-s', '-z', '--full-name', '--', PYTHON]));
  // Stages 1 to 3 are the sides of a conflict; the working tree shows what came of it.
  return entries.flatMap((entry) => parseEntry(entry, /^(\d+) (\w+) 0\t(.*)$/s));
}

/** Python files in `folder` and below that are neither tracked nor ignored, relative to the root. */
export async function listUntracked(folder: string): Promise<string[]> {
  const args = ['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', PYTHON];
  return splitNul(await runGit(folder, args));
}

// Renames are paired later, by content: Git would not see untracked files, and would read blobs that may be missing.
const RAW = ['-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];

/** Python files that differ between two commits. */
export async function listChanges(root: string, before: string, after: string): Promise<RawChange[]> {
  return parseRaw(splitNul(await runGit(root, ['diff-tree', '-r', ...RAW, before, after, '--', PYTHON])));
}

/** Python files that differ between a commit and the working tree, besides untracked ones. */
export async function listLocalChanges(root: string, before: string, filters: readonly string[]): Promise<RawChange[]> {
  const args = [...withoutFilters(filters), 'diff-index', ...RAW, before, '--', PYTHON];
  return parseRaw(splitNul(await runGit(root, args)));
}
/** Pairs of `:OLDMODE NEWMODE OLDOID NEWOID STATUS` and path. */
function parseRaw(fields: readonly string[]): RawChange[] {
  const changes: RawChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [oldMode = '', newMode = '', oldOid = '', newOid = ''] = (fields[index] ?? '').slice(1).split(' ');
    changes.push({ path: fields[index + 1] ?? '', before: side(oldMode, oldOid), after: side(newMode, newOid) });
  }
  return changes;
}

function side(mode: string, oid: string): Side | undefined {
  if (mode === NO_MODE) return undefined;
  return { mode, oid: /^0+$/.test(oid) ? undefined : oid };
}

function parseEntry(entry: string, form: RegExp): TreeEntry[] {
  const [, mode, oid, path] = form.exec(entry) ?? [];
  return mode === undefined || oid === undefined || path === undefined ? [] : [{ mode, oid, path }];
}
