import { expect, test } from 'vitest';
import { dump, parse } from './dump.ts';

const samples: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a broken statement in a function',
    'def f():\n  a = 1\n  b = = 2\n  c = 3\n  return c\nx = 2\n',
    '(def f () ((= a 1) (= b 2) (= c 3) (return c)))\n(= x 2)',
    ['='],
  ],
  [
    'a bracket that is not closed before the next function',
    'def f():\n  a = 1\n  b = (\n  c = 3\n\ndef g():\n  return 2\n',
    '(def f () ((= a 1) (= b 3)))\n(def g () ((return 2)))',
    ['= (\n  c'],
  ],
  [
    'the marks of a merge conflict',
    '<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> b\ny = 3\n',
    'HEAD\n(= x 1)\n(= x 2)\nb\n(= y 3)',
    ['<<<<<<<', '=======', '>>>>>>>'],
  ],
  ['half a call at the end', 'x = 1\nf(\n', '(= x 1)', ['f(']],
  ['a word too many', 'x = 1 2\ny = 3\n', '(= x 2)\n(= y 3)', ['1']],
  ['a condition that is missing', 'if :\n  a\nb\n', '(if ? (a))\nb', ['']],
  ['a parameter list that is not closed', 'def f(:\n  pass\n', '(def f () (pass))', ['']],
  ['a string that is not closed', "x = 'abc\ny = 1\n", '(= x abc)\n(= y 1)', ["'"]],
];

test.each(samples)('%s', (_what, text, expected, problems) => {
  const { errors } = parse(text);
  expect(dump(text)).toBe(expected);
  expect(errors.map(({ start, end }) => text.slice(start, end))).toEqual(problems);
});

test('an error says that it is one, or what is missing', () => {
  expect(parse('x = 1 2\n').errors).toEqual([{ start: 4, end: 5, message: 'This could not be read as Python.' }]);
  expect(parse('def f(:\n  pass\n').errors).toEqual([{ start: 6, end: 6, message: "Missing here: ')'." }]);
  expect(parse('if :\n  a\n').errors).toEqual([{ start: 2, end: 2, message: 'Missing here: identifier.' }]);
});

test('comments are found in a file with errors too, but not in its strings', () => {
  const { comments } = parse('f(  # one\n"# no"\nx = "# no" = 1  # two\n');
  expect(comments.map(({ text }) => text)).toEqual(['# one', '# two']);
});
