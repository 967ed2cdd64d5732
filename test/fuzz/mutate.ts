/** Damaged and mixed programs: what a merge, a careless edit, or somebody who means harm could leave in a file. */
import fc from 'fast-check';

/** One change of a text; positions are shares of its length, so that they survive shrinking. */
type Change = (text: string) => string;

/** A text made of the seeds by a few changes. */
export function mutated(seeds: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(change(seeds), { maxLength: 6 }))
    .map(([seed, changes]) => changes.reduce((text, apply) => apply(text), seed));
}

function change(seeds: readonly string[]): fc.Arbitrary<Change> {
  const place = fc.nat(1000);
  const other = fc.constantFrom(...seeds);
  return fc.oneof(
    place.map((at) => onLines((lines) => [...lines.slice(0, index(lines, at)), ...lines.slice(index(lines, at) + 1)])),
    fc.tuple(place, place).map(([at, to]) => onLines((lines) => moved(lines, index(lines, at), index(lines, to)))),
    fc.tuple(place, other, place, fc.nat(12)).map(([at, seed, from, count]) =>
      onLines((lines) => {
        const added = seed.split('\n');
        const start = index(added, from);
        return [
          ...lines.slice(0, index(lines, at)),
          ...added.slice(start, start + count),
          ...lines.slice(index(lines, at)),
        ];
      }),
    ),
    fc
      .tuple(place, fc.constantFrom('    ', '\t', '', '        '))
      .map(([at, indent]) =>
        onLines((lines) => lines.map((line, number) => (number === index(lines, at) ? indent + line.trim() : line))),
      ),
    fc.tuple(place, place).map(
      ([from, to]) =>
        (text: string) =>
          withName(text, from, to),
    ),
    fc.tuple(place, fc.nat(40), oddity()).map(([at, length, patch]) => (text: string) => {
      const start = index([...text], at);
      return text.slice(0, start) + patch + text.slice(start + length);
    }),
    fc.tuple(fc.constantFrom(...NESTS), fc.nat(400)).map(([[open, inner, close], depth]) => (text: string) => {
      return `${text}\nnested = ${open.repeat(depth)}${inner}${close.repeat(depth)}\n`;
    }),
  );
}

const NESTS = [
  ['(', '1', ')'],
  ['[', 'secret', ']'],
  ['{"a": ', 'token', '}'],
  ['f(', 'password', ')'],
  ['lambda: ', 'x', ''],
  ['not ', 'x', ''],
  ['a.b[', '0', ']'],
  ['x if y else ', 'z', ''],
  ['[a for a in ', 'b', ']'],
] as const;

function oddity(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      '\0',
      '\ufeff',
      '\r',
      '\f',
      '\\',
      '"""',
      "'",
      '#',
      '\ud800',
      '😀',
      'f"{',
      '*',
      '**',
      ':=',
      '@',
      ';',
    ),
    fc.constantFrom(
      'global x',
      'nonlocal x',
      'del x',
      'yield',
      'await x',
      'return',
      'break',
      'class A(A): pass',
      'x = x',
    ),
    fc.constantFrom('def f(*a, **k): return f(*a, **k)', 'from . import *', 'import app', 'match x:', 'a, *b = b, *a'),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
}

function onLines(apply: (lines: string[]) => string[]): Change {
  return (text) => apply(text.split('\n')).join('\n');
}

function index(list: readonly unknown[], share: number): number {
  return Math.min(list.length - 1, Math.floor((list.length * share) / 1000));
}

function moved(lines: string[], from: number, to: number): string[] {
  const rest = [...lines];
  const taken = rest.splice(from, 1);
  rest.splice(to, 0, ...taken);
  return rest;
}

/** One name in the place of another, so that things are called and written that were not meant to be. */
function withName(text: string, from: number, to: number): string {
  const names = text.match(/[A-Za-z_]\w*/g) ?? [];
  const old = names[index(names, from)];
  const fresh = names[index(names, to)];
  return old === undefined || fresh === undefined ? text : text.replace(new RegExp(`\\b${old}\\b`), fresh);
}
