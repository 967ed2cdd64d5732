import { expect, test } from 'vitest';
import type { Node } from '../../../src/analysis/python/children.ts';
import { columnOf, lineOf } from '../../../src/analysis/python/lines.ts';
import { walk } from '../../../src/analysis/python/walk.ts';
import { parse } from './dump.ts';

const text = [
  '\ufeff# 先 😀',
  '@app.callback(Output("😀", "data"))  # 飾',
  'async def 更新(値, *, b: int = 1):',
  '\treturn {"鍵😀": 値.x["😀"], **f(y=(b))}',
  '',
].join('\r\n');

function slices(kind: Node['kind']): string[] {
  const found: string[] = [];
  walk(parse(text).body, (node) => {
    if (node.kind === kind) found.push(text.slice(node.start, node.end));
  });
  return found;
}

test.each<[Node['kind'], string[]]>([
  ['Name', ['app', 'Output', 'int', '値', 'f', 'b']],
  ['Str', ['"😀"', '"data"', '"鍵😀"', '"😀"']],
  ['Attribute', ['app.callback', '値.x']],
  ['Subscript', ['値.x["😀"]']],
  ['Call', ['app.callback(Output("😀", "data"))', 'Output("😀", "data")', 'f(y=(b))']],
  ['Dict', ['{"鍵😀": 値.x["😀"], **f(y=(b))}']],
  ['Return', ['return {"鍵😀": 値.x["😀"], **f(y=(b))}']],
  ['FunctionDef', [text.slice(text.indexOf('@'), -2)]],
])('%s', (kind, expected) => {
  expect(slices(kind)).toEqual(expected);
});

test('names, attributes, parameters and keywords say where they stand', () => {
  const [definition] = parse(text).body;
  if (definition?.kind !== 'FunctionDef') throw new Error('A function was expected.');
  expect(text.startsWith('更新', definition.nameStart)).toBe(true);
  expect(definition.parameters.map(({ start, end }) => text.slice(start, end))).toEqual(['値', 'b: int = 1']);
  const attributes: string[] = [];
  const keywords: string[] = [];
  walk(definition, (node) => {
    if (node.kind === 'Attribute') attributes.push(text.slice(node.attrStart, node.end));
    if (node.kind === 'Call') keywords.push(...node.keywords.map(({ start, end }) => text.slice(start, end)));
  });
  expect(attributes).toEqual(['callback', 'x']);
  expect(keywords).toEqual(['y=(b)']);
});

test('comments have no line end and no byte order mark', () => {
  const { comments } = parse(text);
  expect(comments.map((comment) => comment.text)).toEqual(['# 先 😀', '# 飾']);
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(['# 先 😀', '# 飾']);
});

test('comments are not sought in strings', () => {
  const { comments } = parse('a = "# no" # yes\nb = f"#{c}# no" """\n# no\n"""\nd = x["#"](k="#") # yes');
  expect(comments.map((comment) => comment.text)).toEqual(['# yes', '# yes']);
});

test('a statement ends before the comments that follow it', () => {
  const source = 'if a:\n  b\n  # about nothing\nc\n';
  expect(parse(source).body.map(({ start, end }) => source.slice(start, end))).toEqual(['if a:\n  b', 'c']);
});

test('lines end at line feeds and columns count UTF-16 code units', () => {
  const module = parse('a\r\n😀b\rc\n\nd');
  const places = [0, 3, 5, 6, 7, 9, 10, 99].map((offset) => `${lineOf(module, offset)}:${columnOf(module, offset)}`);
  expect(places).toEqual(['1:1', '2:1', '2:3', '2:4', '2:5', '3:1', '4:1', '4:90']);
});

test('a carriage return by itself ends a line of Python', () => {
  expect(parse('a = 1\rb = 2\r').body.map(({ start, end }) => [start, end])).toEqual([
    [0, 5],
    [6, 11],
  ]);
});
