/** The texts of a change: objects in one go, the rest from disk. */
import { decodePython, MAX_SOURCE_BYTES, oversized } from '../source-text/decode-python.ts';
import { isFile, isLink, type RawChange } from './list-files.ts';
import type { Sides } from './list-sides.ts';
import { type Blob, readBlobs } from './read-blobs.ts';
import { readDiskFiles, SYMBOLIC_LINK } from './read-disk.ts';
import type { ReadResult } from './read-result.ts';

export interface ReadSide {
  readonly path: string;
  readonly before: ReadResult | undefined;
  readonly after: ReadResult | undefined;
}

export interface ReadSides {
  readonly changed: readonly ReadSide[];
  readonly context: readonly { readonly path: string; readonly read: ReadResult }[];
}

/** @param missing object ids that are not in this clone */
export async function readSides(root: string, sides: Sides, missing: ReadonlySet<string>): Promise<ReadSides> {
  const wanted = [...sides.changed.flatMap(({ before, after }) => [before, after]), ...sides.context];
  const oids = wanted.flatMap((side) => (side?.oid !== undefined && isFile(side) ? side.oid : []));
  const onDisk = sides.changed.filter(({ after }) => after !== undefined && isFile(after) && after.oid === undefined);
  const [blobs, disk] = await Promise.all([
    readBlobs(
      root,
      oids.filter((oid) => !missing.has(oid)),
      MAX_SOURCE_BYTES,
    ),
    readDiskFiles(
      root,
      onDisk.map(({ path }) => path),
    ),
  ]);
  const fromObject = (oid: string) => decodeBlob(blobs.get(oid) ?? 'missing');
  return {
    changed: sides.changed.map((change) => ({ path: change.path, ...readChange(change, fromObject, disk) })),
    context: sides.context.map(({ path, oid }) => ({ path, read: fromObject(oid) })),
  };
}

function readChange(
  { path, before, after }: RawChange,
  fromObject: (oid: string) => ReadResult,
  disk: ReadonlyMap<string, ReadResult | undefined>,
): Omit<ReadSide, 'path'> {
  const early = before?.oid !== undefined && isFile(before) ? fromObject(before.oid) : undefined;
  if (after === undefined) return { before: early, after: undefined };
  if (isLink(after)) return { before: early, after: { problem: SYMBOLIC_LINK } };
  if (!isFile(after)) return { before: early, after: undefined };
  return { before: early, after: after.oid === undefined ? likeStored(disk.get(path), early) : fromObject(after.oid) };
}

/** Git stores many files with plain line ends that it writes to disk with Windows'; those lines did not change. */
function likeStored(onDisk: ReadResult | undefined, stored: ReadResult | undefined): ReadResult | undefined {
  const isPlain = stored !== undefined && 'text' in stored && !stored.text.includes('\r\n');
  if (!isPlain || onDisk === undefined || !('text' in onDisk)) return onDisk;
  return { text: onDisk.text.replaceAll('\r\n', '\n') };
}

function decodeBlob(blob: Blob): ReadResult {
  if (blob === 'missing') return { problem: 'The file is not in this partial clone and was not read.', missing: true };
  return 'bytes' in blob ? decodePython(blob.bytes) : oversized(blob.size);
}
