/** Blob texts in GraphQL batches: fifty files cost one request instead of fifty. */
import { decodePython, MAX_SOURCE_BYTES, oversized } from '../source-text/decode-python.ts';
import type { Access } from './access.ts';
import { isNotFound } from './request-error.ts';
import type { BlobText, TextCache } from './text-cache.ts';

/** A blob by its id, or by the commit and path it stands at. `size` in bytes where it is known beforehand. */
export type BlobAddress =
  | { readonly oid: string; readonly size?: number | undefined }
  | { readonly commit: string; readonly path: string };

/** GitHub answers a query within ten seconds or not at all, so a batch is bounded in both ways. */
const BATCH_BLOBS = 50;
const BATCH_BYTES = 4_000_000;
/** Assumed for a blob whose size is not known. */
const USUAL_BYTES = 20_000;
/** Files that are not UTF-8 cost a request each; a repository full of them must not use up the hour's budget. */
const MOST_SINGLE_READS = 100;

/** What one change may make us hold: far above any real one, far below what would end the process. */
const MOST_BYTES = 64_000_000;
const TOO_MUCH: BlobText = { problem: 'The change is too large to be read whole.', budget: true };

interface Blob {
  readonly oid?: string;
  readonly byteSize?: number;
  readonly isTruncated?: boolean;
  readonly text?: string | null;
}

/** Looks up what was read; `undefined` for a path that does not exist there or is no file. */
export type BlobReader = (address: BlobAddress) => BlobText | undefined;

/** Reads all of the blobs, the cached ones for nothing, in the order given up to a limit, and hands back a look-up. */
export async function readBlobs(
  access: Access,
  cache: TextCache,
  addresses: readonly BlobAddress[],
): Promise<BlobReader> {
  // Kept beside the cache, which may be too small to hold a whole change.
  const texts = new Map<string, BlobText>();
  const missing = new Map<string, BlobAddress>();
  for (const address of addresses) {
    const text = cached(cache, address);
    if (text === undefined) missing.set(keyOf(address), address);
    else texts.set(keyOf(address), text);
  }
  let singleReads = 0;
  let bytes = 0;
  for (const batch of batches([...missing.values()])) {
    if (bytes > MOST_BYTES) {
      for (const address of batch) texts.set(keyOf(address), TOO_MUCH);
      continue;
    }
    const blobs = await queryBatch(access, batch);
    for (const [index, address] of batch.entries()) {
      const blob = blobs[`b${index}`];
      if (!blob?.oid) continue;
      let text = textOf(blob);
      if (text === undefined) {
        singleReads += 1;
        if (singleReads > MOST_SINGLE_READS) continue;
        text = await readBytes(access, blob.oid);
      }
      bytes += 'text' in text ? text.text.length : 0;
      cache.set(blob.oid, text);
      if ('commit' in address) cache.rememberOid(address.commit, address.path, blob.oid);
      texts.set(keyOf(address), text);
    }
  }
  return (address) => texts.get(keyOf(address));
}

function cached(cache: TextCache, address: BlobAddress): BlobText | undefined {
  if ('oid' in address) {
    if (address.size !== undefined && address.size > MAX_SOURCE_BYTES) return oversized(address.size);
    return cache.get(address.oid);
  }
  const oid = cache.oidAt(address.commit, address.path);
  return oid === undefined ? undefined : cache.get(oid);
}

function keyOf(address: BlobAddress): string {
  return 'oid' in address ? address.oid : `${address.commit}:${address.path}`;
}

function batches(addresses: readonly BlobAddress[]): readonly (readonly BlobAddress[])[] {
  const result: BlobAddress[][] = [];
  let bytes = 0;
  for (const address of addresses) {
    const size = 'oid' in address ? (address.size ?? USUAL_BYTES) : USUAL_BYTES;
    const current = result.at(-1);
    if (current === undefined || current.length >= BATCH_BLOBS || bytes + size > BATCH_BYTES) {
      result.push([address]);
      bytes = size;
    } else {
      current.push(address);
      bytes += size;
    }
  }
  return result;
}

async function queryBatch(
  { queries, repository, signal }: Access,
  batch: readonly BlobAddress[],
): Promise<Readonly<Record<string, Blob | null>>> {
  const parameters = batch.map((address, index) => `$x${index}: ${'oid' in address ? 'GitObjectID' : 'String'}!`);
  const fields = batch.map(
    (address, index) => `b${index}: object(${'oid' in address ? 'oid' : 'expression'}: $x${index}) { ...content }`,
  );
  const query = `query Blobs($owner: String!, $repo: String!, ${parameters.join(', ')}) {
  repository(owner: $owner, name: $repo) {
    ${fields.join('\n    ')}
  }
}
fragment content on Blob { oid byteSize isTruncated text }`;
  const variables = Object.fromEntries(batch.map((address, index) => [`x${index}`, keyOf(address)]));
  const answer = await queries.graphql<{ repository: Record<string, Blob | null> }>(query, {
    ...repository,
    ...variables,
    request: { signal },
  });
  return answer.repository;
}

/**
 * GraphQL gives text as GitHub decoded it. Where that is not plainly the file's own UTF-8 the answer is undefined:
 * then the bytes must be read and decoded as Python would.
 */
function textOf(blob: Blob): BlobText | undefined {
  const size = blob.byteSize ?? 0;
  if (size > MAX_SOURCE_BYTES) return oversized(size);
  return isPlainUtf8(blob, size) ? decodePython(Buffer.from(blob.text ?? '', 'utf8')) : undefined;
}

function isPlainUtf8(blob: Blob, size: number): boolean {
  return typeof blob.text === 'string' && blob.isTruncated !== true && Buffer.byteLength(blob.text, 'utf8') === size;
}

async function readBytes({ octokit, repository, signal }: Access, oid: string): Promise<BlobText> {
  try {
    const { data } = await octokit.rest.git.getBlob({ ...repository, file_sha: oid, request: { signal } });
    return decodePython(Buffer.from(data.content, 'base64'));
  } catch (error) {
    if (isNotFound(error)) return { problem: 'GitHub does not hand out the contents of this file.' };
    throw error;
  }
}
