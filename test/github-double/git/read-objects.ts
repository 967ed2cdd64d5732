/** Reads objects of a bare repository: many in one `git cat-file`, and whole trees. */
import { git } from './git.ts';

type ObjectType = 'blob' | 'tree' | 'commit' | 'tag';

export interface GitObject {
  readonly oid: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: ObjectType;
  readonly oid: string;
  /** In bytes; undefined for what is no blob. */
  readonly size: number | undefined;
  readonly path: string;
}

/** The objects behind the names (object ids or `commit:path`), in their order; undefined for a name without an object. */
export async function readObjects(
  directory: string,
  names: readonly string[],
): Promise<readonly (GitObject | undefined)[]> {
  const asked = names.map((name) => (/[\n\0]/.test(name) || name === '' ? 'refs/none' : name));
  if (asked.length === 0) return [];
  const out = await git(directory, ['cat-file', '--batch'], `${asked.join('\n')}\n`);

  const objects: (GitObject | undefined)[] = [];
  for (let at = 0; objects.length < asked.length; ) {
    const end = out.indexOf(10, at);
    const header = out.subarray(at, end).toString();
    const match = /^([0-9a-f]{40}) (blob|tree|commit|tag) (\d+)$/.exec(header);
    at = end + 1;
    if (!match) {
      objects.push(undefined);
      continue;
    }
    const [, oid = '', type = '', size = ''] = match;
    objects.push({ oid, type: type as ObjectType, content: out.subarray(at, at + Number(size)) });
    at += Number(size) + 1;
  }
  return objects;
}

/** The object behind one name, or undefined. */
export async function readObject(directory: string, name: string): Promise<GitObject | undefined> {
  return (await readObjects(directory, [name]))[0];
}

/** The entries of a tree, with those of its folders where `recursive` (folders themselves included, as GitHub lists them). */
export async function readTree(
  directory: string,
  treeish: string,
  { recursive }: { recursive: boolean },
): Promise<TreeEntry[]> {
  const out = await git(directory, ['ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), treeish]);
  return out
    .toString()
    .split('\0')
    .filter((record) => record !== '')
    .map(parseEntry);
}

function parseEntry(record: string): TreeEntry {
  const tab = record.indexOf('\t');
  const [mode = '', type = '', oid = '', size = ''] = record.slice(0, tab).split(/ +/);
  return {
    mode,
    type: type as ObjectType,
    oid,
    size: size === '-' ? undefined : Number(size),
    path: record.slice(tab + 1),
  };
}
