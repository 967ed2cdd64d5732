/** Texts by the blob they came from. A blob's id names its content, so an entry never goes stale. */
import { LRUCache } from 'lru-cache';
import type { Decoded } from '../source-text/decode-python.ts';

/** A blob's text, or why it has none: both are remembered. */
export type BlobText = Decoded;

export interface TextCache {
  get(oid: string): BlobText | undefined;
  set(oid: string, text: BlobText): void;
  /** The blob at `path` of a commit, once read; commits do not change either. */
  oidAt(commit: string, path: string): string | undefined;
  rememberOid(commit: string, path: string, oid: string): void;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const MAX_REMEMBERED_PATHS = 50_000;

/** One cache serves the whole process; `maxBytes` bounds what the texts take in memory (UTF-16). */
export function createTextCache(maxBytes: number = DEFAULT_MAX_BYTES): TextCache {
  const texts = new LRUCache<string, BlobText>({
    maxSize: maxBytes,
    sizeCalculation: (entry) => 64 + 2 * ('text' in entry ? entry.text.length : entry.problem.length),
  });
  const oids = new LRUCache<string, string>({ max: MAX_REMEMBERED_PATHS });
  return {
    get: (oid) => texts.get(oid),
    set: (oid, text) => void texts.set(oid, text),
    oidAt: (commit, path) => oids.get(`${commit}:${path}`),
    rememberOid: (commit, path, oid) => void oids.set(`${commit}:${path}`, oid),
  };
}
