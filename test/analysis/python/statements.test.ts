import { describe, expect, test } from 'vitest';
import { dump } from './dump.ts';

const statements: readonly (readonly [string, string])[] = [
  // Assignments
  ['a = b = c.d = 1', '(= a b (. c d) 1)'],
  ['a, *b = c', '(= (tuple a (* b)) c)'],
  ['(a) = (b)', '(= a b)'],
  ['(a, b), [c] = d', '(= (tuple (tuple a b) (list c)) d)'],
  ['a = b, c', '(= a (tuple b c))'],
  ['a = yield b', '(= a (yield b))'],
  ['a: int', '(= a :int _)'],
  ['a: dict[str, list[int]] | None = {}', '(= a :(| ([] dict (tuple str ([] list int))) null) (dict))'],
  ['self.a: "B" = 1', '(= (. self a) :"B" 1)'],
  ['a += 1', '(+= a 1)'],
  ['a["k"] |= {}', '(|= ([] a "k") (dict))'],
  ['a //= b', '(//= a b)'],
  ['a = 1; b = 2;', '(= a 1)\n(= b 2)'],
  ['a = 1 + \\\n  2', '(= a (+ 1 2))'],
  ['type(a).b = 1', '(= (. (call type a) b) 1)'],
  ['type(a, b).c[0] = 1', '(= ([] (. (call type a b) c) 0) 1)'],
  ['type A = int | str', '(= A (| int str))'],
  ['type A[T] = list[T]', '(= A ([] list T))'],
  // Simple statements
  ['return', '(return)'],
  ['return a, b', '(return (tuple a b))'],
  ['return (  # why\n  a)', '(return a)'],
  ['raise', '(raise)'],
  ['raise from a', '(raise)'],
  ['raise A(b) from c', '(raise (call A b))'],
  ['assert a == b, "text"', '(assert (compare a == b))'],
  ['del a, b[0]', '(del a ([] b 0))'],
  ['del (a, b)', '(del (tuple a b))'],
  ['global a, b', '(global a b)'],
  ['nonlocal a', '(nonlocal a)'],
  ['pass; break; continue', 'pass\nbreak\ncontinue'],
  ['print a, b.c', '(call print a (. b c))'],
  ['print >>f, a', '(call print f a)'],
  ['exec code in scope', '(call exec code scope)'],
  // Imports
  ['import a.b as c, d', '(import a.b:c d)'],
  ['from a.b import c, d as e', '(from a.b c d:e)'],
  ['from ..a import (\n  b,  # why\n  c as d,\n)', '(from ..a b c:d)'],
  ['from . import a', '(from . a)'],
  ['from a import *', '(from a *)'],
  ['from __future__ import annotations', '(from __future__ annotations)'],
  // Compound statements
  ['if a:\n  b\nelif c:\n  d\nelif e:\n  f\nelse:\n  g', '(if a (b) (else (if c (d) (else (if e (f) (else g))))))'],
  ['if a: b; c', '(if a (b c))'],
  ['for a, b in c, d:\n  e\nelse:\n  f', '(for (tuple a b) (tuple c d) (e) (else f))'],
  ['while a:\n  b\nelse:\n  c', '(while a (b) (else c))'],
  [
    'try:\n  a\nexcept (B, C) as d:\n  e\nexcept:\n  f\nelse:\n  g\nfinally:\n  h',
    '(try (a) (except (tuple B C) d (e)) (except (f)) (else g) (finally h))',
  ],
  ['try:\n  a\nexcept B, c:\n  d', '(try (a) (except B c (d)))'],
  ['try:\n  a\nexcept* B as c:\n  d', '(try (a) (except B c (d)))'],
  ['try:\n  a\nexcept *B:\n  c', '(try (a) (except B (c)))'],
  ['with a as b, c:\n  d', '(with (a b) (c) (d))'],
  ['with (a as b, c as d):\n  e', '(with (a b) (c d) (e))'],
  ['with (a, b) as (c, d):\n  e', '(with ((tuple a b) (tuple c d)) (e))'],
  ['async with a() as b:\n  async for c in b:\n    d', '(with ((call a) b) ((for c b (d))))'],
  // Definitions
  ['def f():\n  pass', '(def f () (pass))'],
  [
    'async def f(a, /, b: int = 1, *c, d=2, **e) -> str:\n  return a',
    '(async-def f (a b:int=1 *c !d=2 !**e) ->str ((return a)))',
  ],
  ['def f(*, a): ...', '(def f (!a) (...))'],
  ['def f(*args: *Ts): pass', '(def f (*args:(* Ts)) (pass))'],
  ['def f[T: int](a: T): pass', '(def f (a:T) (pass))'],
  ['def f(a, (b, c)): pass', '(def f (a (b, c)) (pass))'],
  ['@a.b(c, d="e")  # why\n@f\ndef g(): pass', '(def @(call (. a b) c d="e") @f g () (pass))'],
  ['class A: pass', '(class A () (pass))'],
  ['@a\nclass B(C, metaclass=D):\n  e: int = 1\n  f = 2', '(class @a B (C metaclass=D) ((= e :int 1) (= f 2)))'],
  // Matches
  [
    'match a:\n  case [x, *y] | P(z=w, q) as r if t: pass\n  case {"k": v, **rest}: pass\n  case b.c | "#" | 1 | _: pass',
    '(match a (case (x y w q r) t (pass)) (case (v rest) _ (pass)) (case () _ (pass)))',
  ],
  ['match a, b:\n  case (1, c): d', '(match (tuple a b) (case (c) _ (d)))'],
  ['match = 1\nmatch.a(match)', '(= match 1)\n(call (. match a) match)'],
];

describe('statements', () => {
  test.each(statements)('%s', (text, expected) => {
    expect(dump(`${text}\n`)).toBe(expected);
  });

  // An error elsewhere in the file makes the reader ask the tree instead of the text.
  test.each(statements)('%s, in a file with an error', (text, expected) => {
    expect(dump(`${text}\n\n)\n`)).toBe(expected);
  });
});

test.each([
  ['return a, *[b] * 2, *(c for c in d)', '(return (tuple a (* (* (list b) 2)) (* (generator c (for c d)))))'],
  ['return *([a] * b), c', '(return (tuple (* (* (list a) b)) c))'],
  ['a = *"b", f(*[c], **{})', '(= a (tuple (* "b") (call f (* (list c)) **(dict))))'],
])('a star that the grammar knows in brackets only: %s', (text, expected) => {
  expect(dump(`${text}\n`)).toBe(expected);
});
