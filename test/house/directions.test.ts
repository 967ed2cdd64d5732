/** Holds the directions in which the rooms of `src` may know each other. */
import { describe, expect, it } from 'vitest';
import { findCycles } from './find-cycles.ts';
import { PACKAGE_ROOMS, PURE_ROOMS, ROOMS, roomOf } from './rooms.ts';
import { readSourceFiles, specifiersOf } from './source-files.ts';

const files = readSourceFiles();

describe('the table of rooms', () => {
  it('names rooms that exist, each once', () => {
    const names = ROOMS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...ROOMS.flatMap(({ may }) => may), ...PURE_ROOMS].filter((name) => !names.includes(name))).toEqual([]);
  });

  it('goes one way: a room may import only rooms above it in the table', () => {
    const order = ROOMS.map(({ name }) => name);
    const backwards = ROOMS.flatMap(({ name, may }) =>
      may.filter((other) => order.indexOf(other) >= order.indexOf(name)).map((other) => `${name} → ${other}`),
    );
    expect(backwards).toEqual([]);
  });

  it('has no empty room', () => {
    const used = new Set(files.map(({ path }) => roomOf(path).name));
    expect(ROOMS.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([]);
  });
});

it('every import goes where the table lets it', () => {
  const forbidden = files.flatMap(({ path, imports }) => {
    const room = roomOf(path);
    const isAllowed = (target: string) => [room.name, ...room.may].includes(roomOf(target).name);
    return imports.filter((target) => !isAllowed(target)).map((target) => `${path} → ${target}`);
  });
  expect(forbidden).toEqual([]);
});

it('no files import each other in a circle', () => {
  const cycles = findCycles(new Map(files.map(({ path, imports }) => [path, imports])));
  expect(cycles.map((cycle) => cycle.join(' ↔ '))).toEqual([]);
});

it('packages stay behind their doors', () => {
  const astray = files.flatMap(({ path, packages }) =>
    packages
      .filter((name) => PACKAGE_ROOMS[name]?.includes(roomOf(path).name) === false)
      .map((name) => `${path} → ${name}`),
  );
  expect(astray).toEqual([]);
});

it('only src/github and src/app know Octokit, under any name', () => {
  const astray = files.filter(
    ({ path, packages }) =>
      !['github', 'app'].includes(roomOf(path).name) && packages.some((name) => name.startsWith('@octokit/')),
  );
  expect(astray.map(({ path }) => path)).toEqual([]);
});

it('what is pure asks neither disk, process, network nor clock', () => {
  const pure = files.filter(({ path }) => PURE_ROOMS.includes(roomOf(path).name));
  const asking = pure.flatMap(({ path, packages, text }) => [
    ...packages.filter((name) => name.startsWith('node:') && name !== 'node:crypto').map((name) => `${path} → ${name}`),
    ...(/\bprocess\.|\bfetch\(|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.exec(text) ?? []).map(
      (call) => `${path} → ${call}`,
    ),
  ]);
  expect(asking).toEqual([]);
});

describe('reading imports', () => {
  it.each([
    ["import { a } from './a.ts';", ['./a.ts']],
    ["import type { A } from './a.ts';", ['./a.ts']],
    ["import {\n  a,\n  type B,\n} from './a.ts';", ['./a.ts']],
    ["export * from './a.ts';\nexport type * from './b.ts';", ['./a.ts', './b.ts']],
    ["import './a.ts';", ['./a.ts']],
    ["const a = await import('./a.ts');", ['./a.ts']],
    ["export const from = 'a';\nconst text = 'import from';", []],
  ])('%j', (text, expected) => {
    expect(specifiersOf(text)).toEqual(expected);
  });
});

describe('finding circles', () => {
  it.each([
    ['a line', { a: ['b'], b: ['c'], c: [] }, []],
    ['a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['two that know each other', { a: ['b'], b: ['a'] }, [['a', 'b']]],
    ['one that knows itself', { a: ['a'] }, [['a']]],
    ['a circle behind a line', { a: ['b'], b: ['c'], c: ['d'], d: ['b'] }, [['b', 'c', 'd']]],
    [
      'two circles',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
  ])('%s', (_, graph, expected) => {
    expect(findCycles(new Map(Object.entries(graph)))).toEqual(expected);
  });
});
