import { expect, test } from 'vitest';
import { isModule, parseModule } from '../../../src/analysis/python/parse.ts';
import { walk } from '../../../src/analysis/python/walk.ts';
import { dump, parse } from './dump.ts';

/** What comes of a text that nests far beyond the budget. */
type Outcome = 'unknown' | 'whole' | 'error';

const deep: readonly (readonly [string, Outcome, string])[] = [
  ['nested parentheses', 'unknown', `x = ${'('.repeat(20_000)}a${')'.repeat(20_000)}\n`],
  ['nested lists', 'unknown', `x = ${'['.repeat(20_000)}a${']'.repeat(20_000)}\n`],
  ['nested calls', 'unknown', `x = ${'f('.repeat(20_000)}a${')'.repeat(20_000)}\n`],
  ['nested dictionaries', 'unknown', `x = ${'{"a": '.repeat(20_000)}1${'}'.repeat(20_000)}\n`],
  ['a long sum', 'unknown', `x = a${'+a'.repeat(50_000)}\n`],
  ['a long power', 'unknown', `x = a${'**a'.repeat(20_000)}\n`],
  ['a long chain of calls', 'unknown', `x = a${'.b().c[0]'.repeat(20_000)}\n`],
  ['a long dotted name', 'unknown', `x = a${'.b'.repeat(20_000)}\n`],
  ['many signs', 'unknown', `x = ${'-'.repeat(20_000)}a\n`],
  ['nested lambdas', 'unknown', `x = ${'lambda: '.repeat(20_000)}a\n`],
  ['nested conditionals', 'unknown', `x = ${'a if b else '.repeat(20_000)}c\n`],
  ['nested subscripts in an annotation', 'unknown', `x: ${'A['.repeat(10_000)}B${']'.repeat(10_000)}\n`],
  ['many branches', 'unknown', `if a:\n  b\n${'elif a:\n  b\n'.repeat(10_000)}else:\n  c\n`],
  ['blocks deeper than the grammar counts columns', 'error', `${nestedBlocks(400)}${' '.repeat(400)}b\n`],
  ['nested patterns', 'whole', `match a:\n  case ${'['.repeat(5_000)}b${']'.repeat(5_000)}:\n    c\n`],
  ['a long chain of comparisons', 'whole', `x = a${' < a'.repeat(20_000)}\n`],
  ['a long chain of targets', 'whole', `${'a = '.repeat(20_000)}1\n`],
  ['parentheses that are never closed', 'error', `x = ${'('.repeat(20_000)}\n`],
  ['f-strings in f-strings', 'error', `x = ${'f"{'.repeat(5_000)}a${'}"'.repeat(5_000)}\n`],
];

function nestedBlocks(depth: number): string {
  return Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}if a:\n`).join('');
}

test.each(deep)('%s: %s', (_what, outcome, text) => {
  const { body, errors } = parse(text);
  const kinds = new Set<string>();
  walk(body, ({ kind }) => kinds.add(kind));
  expect(errors.length > 0 ? 'error' : kinds.has('Unknown') ? 'unknown' : 'whole').toBe(outcome);
  // Whoever reads the result may walk it by recursion.
  expect(() => JSON.stringify(body)).not.toThrow();
});

test('depth counts from the top, so the beginning of a file is kept', () => {
  const result = parseModule('a = [[[b, [c]]]]\nd = 1\n', { maxDepth: 4 });
  if (!isModule(result)) throw new Error('The file is small.');
  expect(result.body.map(({ kind }) => kind)).toEqual(['Assign', 'Assign']);
  expect(JSON.stringify(result.body[0])).toContain('"kind":"Unknown","start":10,"end":13');
  expect(result.errors).toEqual([]);
});

test('a block that is too deep is one unknown statement', () => {
  const result = parseModule(`${nestedBlocks(6)}      b\nc\n`, { maxDepth: 5 });
  expect(isModule(result) && JSON.stringify(result.body)).toContain('"body":[{"kind":"ExpressionStatement"');
  expect(isModule(result) && result.body.length).toBe(2);
});

test('a chain of branches that is too long ends in an unknown statement', () => {
  const result = parseModule('if a:\n  b\nelif c:\n  d\nelif e:\n  f\nelse:\n  g\n', { maxDepth: 3 });
  expect(isModule(result) && JSON.stringify(result.body)).toContain('"orelse":[{"kind":"ExpressionStatement"');
});

test('a text that is too long is refused', () => {
  expect(parseModule('a = 1\n', { maxLength: 5 })).toEqual({ exceeded: 'size' });
});

test('a parse that takes too long is given up, and the next one starts afresh', () => {
  const text = 'a = [b, c]\n'.repeat(50_000);
  expect(parseModule(text, { timeoutMicros: 1 })).toEqual({ exceeded: 'time' });
  expect(dump('x = 1\n')).toBe('(= x 1)');
});
