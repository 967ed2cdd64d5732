import { expect, test } from 'vitest';
import { walk } from '../../../src/analysis/python/walk.ts';
import { parse } from './dump.ts';

test('visits statements and expressions in the order of the text, each before its parts', () => {
  const text = '@a(b=c, *d)\ndef f(g: h = i) -> j:\n  return {k: l}\n[m for n in o if p]\nwith q as r: del s\n';
  const visited: string[] = [];
  walk(parse(text).body, (node) => {
    visited.push(node.kind === 'Name' ? node.id : node.kind);
  });
  expect(visited).toEqual([
    'FunctionDef',
    ...['Call', 'a', 'c', 'Starred', 'd', 'h', 'i', 'j', 'Return', 'Dict', 'k', 'l'],
    ...['ExpressionStatement', 'Comprehension', 'm', 'n', 'o', 'p'],
    ...['With', 'q', 'r', 'Delete', 's'],
  ]);
});

test('leaves out the parts of a node for which the visitor gives false', () => {
  const visited: string[] = [];
  walk(parse('f(a)\nb\n').body, (node) => {
    visited.push(node.kind);
    return node.kind !== 'Call';
  });
  expect(visited).toEqual(['ExpressionStatement', 'Call', 'ExpressionStatement', 'Name']);
});

test('starts at a single node too', () => {
  const [first] = parse('a.b\n').body;
  const visited: string[] = [];
  if (first) walk(first, (node) => visited.push(node.kind));
  expect(visited).toEqual(['ExpressionStatement', 'Attribute', 'Name']);
});
