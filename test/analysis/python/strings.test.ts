import { expect, test } from 'vitest';
import { dumpExpression } from './dump.ts';

const literals: readonly (readonly [string, string, string])[] = [
  ['plain', `'a"b'`, '"a\\"b"'],
  ['empty', `''`, '""'],
  ['triple quotes', `"""a\n"b" 'c'"""`, JSON.stringify(`a\n"b" 'c'`)],
  ['a quote at the start of triple quotes', `""""a" b"""`, '"\\"a\\" b"'],
  ['simple escapes', String.raw`'\n\t\\\'\"\a'`, JSON.stringify('\n\t\\\'"\x07')],
  ['numeric escapes', String.raw`'\x41\102\u00e9\U0001F600'`, '"AB\u00e9\u{1f600}"'],
  ['a code point out of range', String.raw`'\U00110000'`, String.raw`"\\U00110000"`],
  ['an unknown escape', String.raw`'\d\N{BULLET}'`, String.raw`"\\d\\N{BULLET}"`],
  ['a line continued', `'a\\\nb'`, '"ab"'],
  ['line ends of Windows', `'''a\r\nb\rc'''`, '"a\\nb\\nc"'],
  ['raw', String.raw`r'\d\''`, String.raw`"\\d\\'"`],
  ['bytes', String.raw`b'\x41\u0041'`, String.raw`b"A\\u0041"`],
  ['raw bytes', String.raw`Rb'\x41'`, String.raw`b"\\x41"`],
  ['unicode of Python 2', `u'é'`, '"é"'],
  ['adjacent', String.raw`'a' "b" r'\d'`, String.raw`"ab\\d"`],
  ['adjacent in parentheses', `(\n  'a'  # one\n  'b'\n)`, '"ab"'],
  ['adjacent bytes', `b'a' b'b'`, 'b"ab"'],
  ['an emoji', `'😀'`, '"😀"'],
  ['f-string', `f'a{b}c'`, '(f "a" b "c")'],
  ['f-string without parts', `f''`, '(f)'],
  ['f-string of several', `f'{a}{b.c}{d()}'`, '(f a (. b c) (call d))'],
  ['f-string with braces', `f'{{a}} {b}'`, '(f "{a} " b)'],
  ['f-string with conversion and format', `f'{a!r:>{b}.{c}} {d=}'`, '(f a b c " " d)'],
  ['f-string in an f-string', `f'{f"{a}" + b}'`, '(f (+ (f a) b))'],
  ['f-string with the same quotes inside', `f'{a['b']}'`, '(f ([] a "b"))'],
  ['raw f-string', String.raw`rf'\d{a}'`, String.raw`(f "\\d" a)`],
  ['f-string of a tuple', `f'{a, b}'`, '(f (tuple a b))'],
  ['f-string with a lambda', `f'{(lambda x: x)(1)}'`, '(f (call (lambda (x) x) 1))'],
  ['adjacent with an f-string', `'a' f'{b}' 'c'`, '(f "a" b "c")'],
  ['t-string', `t'a{b}'`, '(f "a" b)'],
  ['raw t-string', String.raw`f(tr"\d{b}", 'it\'s t')`, String.raw`(call f (f "\\d" b) "it's t")`],
];

test.each(literals)('%s: %s', (_what, text, expected) => {
  expect(dumpExpression(`${text}\n`)).toBe(expected);
});
