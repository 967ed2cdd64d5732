/** Commits and how they lie to each other. */
import { git, gitText } from './git.ts';

export interface CommitInfo {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

/** git's name of the tree with nothing in it, the ground of a first commit. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00%x01';

/** The commits of a range such as `base..head`, oldest first, or the one commit of a single revision with `count` 1. */
export async function readCommits(directory: string, range: string, count?: number): Promise<readonly CommitInfo[]> {
  const limit = count === undefined ? ['--reverse'] : [`-${count}`];
  const out = await gitText(directory, [
    'log',
    '--topo-order',
    ...limit,
    `--format=${format}`,
    '--end-of-options',
    range,
  ]);
  return out
    .split('\0\x01')
    .map((record) => record.replace(/^\n/, ''))
    .filter((record) => record !== '')
    .map(parseCommit);
}

/** The commit of a sha that is known to exist. */
export async function readCommit(directory: string, sha: string): Promise<CommitInfo> {
  const [commit] = await readCommits(directory, sha, 1);
  if (!commit) throw new Error(`No commit ${sha} in ${directory}`);
  return commit;
}

function parseCommit(record: string): CommitInfo {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', body = ''] =
    record.split('\0');
  return {
    sha,
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    message: body.trimEnd(),
  };
}

function utc(date: string): string {
  return new Date(date).toISOString().replace('.000Z', 'Z');
}

const knownBases = new Map<string, Promise<string | undefined>>();

/** Where two commits last agreed; undefined for unrelated histories. Kept, since neither of them ever changes. */
export function mergeBase(directory: string, a: string, b: string): Promise<string | undefined> {
  const key = `${directory} ${a} ${b}`;
  const base = knownBases.get(key) ?? gitText(directory, ['merge-base', a, b]).catch(() => undefined);
  knownBases.set(key, base);
  return base;
}

/** How many commits the second is ahead of and behind the first. */
export async function aheadBehind(
  directory: string,
  base: string,
  head: string,
): Promise<{ ahead: number; behind: number }> {
  const out = await gitText(directory, ['rev-list', '--left-right', '--count', `${base}...${head}`]);
  const [behind = 0, ahead = 0] = out.split('\t').map(Number);
  return { ahead, behind };
}

/** Sha of the commit that a branch, a tag, a full ref or an unshortened object id names; undefined where there is none. */
export async function resolveCommit(directory: string, name: string): Promise<string | undefined> {
  const candidates = [
    `refs/heads/${name}`,
    `refs/tags/${name}`,
    ...(/^(refs\/|HEAD$|[0-9a-f]{40}$)/.test(name) ? [name] : []),
  ];
  const input = candidates.map((candidate) => `${candidate}^{commit}\n`).join('');
  const out = await git(directory, ['cat-file', '--batch-check'], /[\n\0]/.test(name) ? '' : input);
  return /^([0-9a-f]{40}) commit /m.exec(out.toString())?.[1];
}

/** The object that a full ref points at; undefined where there is none. */
export async function readRef(directory: string, ref: string): Promise<string | undefined> {
  return gitText(directory, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]).catch(() => undefined);
}
