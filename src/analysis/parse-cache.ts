/** Parsed files by their text: an unchanged file is parsed once for the base and the head, and for later runs. */
import { LRUCache } from 'lru-cache';
import { isModule, type ParseFailure, parseModule } from './python/parse.ts';
import type { Module } from './python/syntax.ts';

/** In UTF-16 code units of text; the tree takes several times as much memory. */
const MOST_TEXT = 8_000_000;

const cache = new LRUCache<string, Module | ParseFailure>({
  maxSize: MOST_TEXT,
  sizeCalculation: (_module, text) => text.length + 1,
});

export function parseCached(text: string): Module | ParseFailure {
  const known = cache.get(text);
  if (known) return known;
  const parsed = parseModule(text);
  cache.set(text, parsed);
  return parsed;
}

export { isModule };
