import { describe, expect, test } from 'vitest';
import { dump, dumpExpression } from './dump.ts';

const expressions: readonly (readonly [string, string])[] = [
  // Names, numbers, constants
  ['größe', 'größe'],
  ['print', 'print'],
  ['(((a)))', 'a'],
  ['0x1F', '31'],
  ['1_000.5', '1000.5'],
  ['1e-3', '0.001'],
  ['2j', '2'],
  ['0o17', '15'],
  ['0777', '511'],
  ['10L', '10'],
  ['1if a else 2', '(if a 1 2)'],
  ['[0for a in b]', '(list 0 (for a b))'],
  ['None', 'null'],
  ['...', '...'],
  // Access and calls
  ['a.b.c', '(. (. a b) c)'],
  ['a . b', '(. a b)'],
  ['a.größe.c', '(. (. a größe) c)'],
  ['(a).b', '(. a b)'],
  ['"x".join(a)', '(call (. "x" join) a)'],
  ['1.5.real', '(. 1.5 real)'],
  ['None.x', '(. null x)'],
  ['f()', '(call f)'],
  ['f(a, *b, c=1, **d)', '(call f a (* b) c=1 **d)'],
  ['f(a = b == c)', '(call f a=(compare b == c))'],
  ['f(größe=1)', '(call f größe=1)'],
  ['f(x for x in y)', '(call f (generator x (for x y)))'],
  ['f(a)(b).c(d)[e]', '([] (call (. (call (call f a) b) c) d) e)'],
  ['f((a), (b, c),)', '(call f a (tuple b c))'],
  ['f(  # first\n  a,  # second\n  # third\n)', '(call f a)'],
  ['f(a,\\\n  b)', '(call f a b)'],
  ['f(a\n  # before the comma\n  , b)', '(call f a b)'],
  ['f(k  # why\n  =  # not\n  v)', '(call f k=v)'],
  ['f(lambda: x, not y, (yield))', '(call f (lambda () x) (not y) (yield))'],
  ['print(a, *b.c())', '(call print a (* (call (. b c))))'],
  ['a[1]', '([] a 1)'],
  ['a["k"]["l" "m"]', '([] ([] a "k") "lm")'],
  ['a[1, 2]', '([] a (tuple 1 2))'],
  ['a[1,]', '([] a (tuple 1))'],
  ['a[::2]', '([] a (: _ _ 2))'],
  ['a[1:x.y, ...]', '([] a (tuple (: 1 (. x y) _) ...))'],
  // Collections
  ['[]', '(list)'],
  ['[1, *a, (b, c), "d",]', '(list 1 (* a) (tuple b c) "d")'],
  ['()', '(tuple)'],
  ['a,', '(tuple a)'],
  ['*a, b', '(tuple (* a) b)'],
  ['{1, 2}', '(set 1 2)'],
  ['{}', '(dict)'],
  ['{"a": 1, b: c.d, **e, "f" "g": h(i)}', '(dict ("a" 1) (b (. c d)) (** e) ("fg" (call h i)))'],
  ['{\n  # one\n  "a": 1,  # two\n}', '(dict ("a" 1))'],
  ['{lambda: 1}', '(set (lambda () 1))'],
  ['[x for x in a if x if y for z in x]', '(list x (for x a x y) (for z x))'],
  ['{x for x in a}', '(set x (for x a))'],
  ['{k: v for k, v in a.items()}', '(dict k v (for (tuple k v) (call (. a items))))'],
  ['[x async for x in a]', '(list x (for x a))'],
  ['[x for x in 1, 2]', '(list x (for x (tuple 1 2)))'],
  // Operators
  ['a + b * c', '(+ a (* b c))'],
  ['a ** -b', '(** a (- b))'],
  ['a @ b // c', '(// (@ a b) c)'],
  ['a and b or not c', '(or (and a b) (not c))'],
  ['a < b <= c != d', '(compare a < b <= c != d)'],
  ['a not in b', '(compare a not in b)'],
  ['a is not b', '(compare a is not b)'],
  ['a <> b', '(compare a <> b)'],
  ['a | None', '(| a null)'],
  ['a if b else c', '(if b a c)'],
  ['(a := b)', '(:= a b)'],
  ['await a.b()', '(await (call (. a b)))'],
  ['yield', '(yield)'],
  ['yield a, b', '(yield (tuple a b))'],
  ['yield from a', '(yield-from a)'],
  // Lambdas
  ['lambda: 0', '(lambda () 0)'],
  ['lambda a, b=1, *c, d, **e: a', '(lambda (a b=1 *c !d !**e) a)'],
  ['lambda *, a: a', '(lambda (!a) a)'],
];

describe('expressions', () => {
  test.each(expressions)('%s', (text, expected) => {
    expect(dumpExpression(text)).toBe(expected);
  });

  // An error elsewhere in the file makes the reader ask the tree instead of the text.
  test.each(expressions)('%s, in a file with an error', (text, expected) => {
    expect(dump(`${text}\n)\n`)).toBe(expected);
  });
});
