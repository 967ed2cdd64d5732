/** The files that differ between two commits, in the shape of GitHub's file lists. */
import { git } from './git.ts';

export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Blob at head, or the last one of a removed file. */
  readonly oid: string;
  readonly additions: number;
  readonly deletions: number;
  /** Without file headers; undefined for binary, unchanged or too large files. */
  readonly patch: string | undefined;
}

export interface PatchLimits {
  readonly patchLines: number;
  readonly patchBytes: number;
}

/** What changes on the way from one commit to the other; renames are found as git finds them by default. */
export async function diffTrees(
  directory: string,
  from: string,
  to: string,
  limits: PatchLimits,
): Promise<readonly ChangedFile[]> {
  const options = ['-r', '-M', '-z', '--raw', '-p', '--full-index', '--no-abbrev', '--no-color', '--no-ext-diff'];
  const out = (await git(directory, ['diff-tree', ...options, from, to])).toString();
  const { records, rest } = readRecords(out);
  const sections = rest.split(/(?:^|\n)(?=diff --git )/).filter((section) => section !== '');
  return records.map((record) => {
    const own = sections.splice(0, record.sections).map(hunksOf);
    return changedFile(record, own.filter((text) => text !== '').join('\n'), limits);
  });
}

interface RawRecord {
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldOid: string;
  readonly newOid: string;
  readonly letter: string;
  readonly paths: readonly string[];
  /** A change of type, as from file to symbolic link, is written as a removal and an addition. */
  readonly sections: number;
}

function readRecords(out: string): { records: RawRecord[]; rest: string } {
  const records: RawRecord[] = [];
  let at = 0;
  const take = (): string => {
    const end = out.indexOf('\0', at);
    const text = out.slice(at, end);
    at = end + 1;
    return text;
  };
  while (out[at] === ':') {
    const [oldMode = '', newMode = '', oldOid = '', newOid = '', letters = ''] = take().slice(1).split(' ');
    const letter = letters.charAt(0);
    const paths = letter === 'R' || letter === 'C' ? [take(), take()] : [take()];
    records.push({ oldMode, newMode, oldOid, newOid, letter, paths, sections: letter === 'T' ? 2 : 1 });
  }
  return { records, rest: out.slice(at).replace(/^\0/, '') };
}

function hunksOf(section: string): string {
  const start = section.indexOf('\n@@ ');
  return start === -1 ? '' : section.slice(start + 1).replace(/\n$/, '');
}

function changedFile(record: RawRecord, hunks: string, limits: PatchLimits): ChangedFile {
  const lines = hunks === '' ? [] : hunks.split('\n');
  const tooLarge = lines.length > limits.patchLines || Buffer.byteLength(hunks) > limits.patchBytes;
  return {
    path: record.paths.at(-1) ?? '',
    previousPath: record.paths.length === 2 ? record.paths[0] : undefined,
    status: statusOf(record),
    oid: record.letter === 'D' ? record.oldOid : record.newOid,
    additions: lines.filter((line) => line.startsWith('+')).length,
    deletions: lines.filter((line) => line.startsWith('-')).length,
    patch: hunks === '' || tooLarge ? undefined : hunks,
  };
}

function statusOf({ letter, oldOid, newOid }: RawRecord): ChangedFile['status'] {
  if (letter === 'A') return 'added';
  if (letter === 'D') return 'removed';
  if (letter === 'R') return 'renamed';
  // A new type or a new mode alone, without other content.
  if (letter === 'T' || oldOid === newOid) return 'changed';
  return 'modified';
}
