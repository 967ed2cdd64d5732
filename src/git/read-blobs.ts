/** Many blobs in one `git cat-file` process. */
import { GitError } from './git-error.ts';
import { startGit } from './run-git.ts';

/** Memory is bounded whatever the repository holds: about a hundred times the Python of a large application. */
const MAX_TOTAL_BYTES = 256_000_000;

export type Blob =
  | { readonly bytes: Buffer }
  /** Larger than asked for, or one too many; `size` in bytes. */
  | { readonly size: number }
  /** Not in this clone. */
  | 'missing';

/**
 * Reads blobs by object id, each once.
 *
 * @param maxBytes larger blobs are passed over
 * @throws GitError where git fails
 */
export async function readBlobs(root: string, oids: Iterable<string>, maxBytes: number): Promise<Map<string, Blob>> {
  const wanted = [...new Set(oids)];
  const blobs = new Map<string, Blob>();
  if (wanted.length === 0) return blobs;

  const child = startGit(root, ['cat-file', '--batch', '--buffer']);
  const feed = blobReader(maxBytes, (oid, blob) => blobs.set(oid, blob));
  let complaint = '';
  child.stdout.on('data', feed);
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  // Git may end early; its exit status tells more than the broken pipe.
  child.stdin.on('error', () => undefined).end(`${wanted.join('\n')}\n`);
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) =>
      status === 0
        ? resolve()
        : reject(new GitError(`git cat-file failed in ${root}: ${complaint.split('\n')[0]}`, status)),
    );
  });
  return blobs;
}

/**
 * Understands the output of `cat-file --batch`, in whatever pieces it arrives: a line `OID TYPE SIZE`, the content, a
 * line end; or `OID missing`.
 */
function blobReader(maxBytes: number, found: (oid: string, blob: Blob) => void): (chunk: Buffer) => void {
  let header = '';
  let body: { oid: string; size: number; kept: Buffer[] | undefined; left: number } | undefined;
  let total = 0;

  const begin = (line: string) => {
    const [oid = '', type, size] = line.split(' ');
    if (type !== 'blob') {
      found(oid, 'missing');
      // A tree or commit has content as well, which is passed over.
      if (size !== undefined) body = { oid: '', size: Number(size), kept: undefined, left: Number(size) + 1 };
      return;
    }
    const bytes = Number(size);
    const fits = bytes <= maxBytes && total + bytes <= MAX_TOTAL_BYTES;
    if (fits) total += bytes;
    body = { oid, size: bytes, kept: fits ? [] : undefined, left: bytes + 1 };
  };

  const end = ({ oid, size, kept }: NonNullable<typeof body>) => {
    if (oid !== '') found(oid, kept === undefined ? { size } : { bytes: Buffer.concat(kept).subarray(0, size) });
  };

  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (body === undefined) {
        const newline = chunk.indexOf(0x0a, at);
        const stop = newline < 0 ? chunk.length : newline;
        header += chunk.toString('latin1', at, stop);
        at = stop + 1;
        if (newline >= 0) {
          begin(header);
          header = '';
        }
        continue;
      }
      const piece = chunk.subarray(at, at + body.left);
      body.kept?.push(piece);
      body.left -= piece.length;
      at += piece.length;
      if (body.left === 0) {
        end(body);
        body = undefined;
      }
    }
  };
}
