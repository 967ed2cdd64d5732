import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childrenOf } from '../../../src/analysis/python/children.ts';
import { isModule, parseModule } from '../../../src/analysis/python/parse.ts';
import type { Span } from '../../../src/analysis/python/syntax.ts';
import { walk } from '../../../src/analysis/python/walk.ts';

/** Small enough for many runs, with one piece of each kind of syntax. */
const program = `
@a.b(c, d=[1, *e], **f)
async def g(h, /, i: int = 1, *j, k, **l) -> m:
    """text"""
    global n
    x, y = z[1:2, "k"] = {"k": v, **w}, {a for b in c if d}
    if (p := q) and not r: return f"{s!r:>{t}} {{u}}" 'v'
    elif x < y is not z: yield from a
    else: await b
    for c in d, e:
        try: del f[0]
        except (G, H) as h: raise I from j  # why
        finally: pass
    with k as l, m: n += lambda o, *p: o if q else -r
class S(T, metaclass=U):
    v: "W" = 0x1F
match a:
    case [b, *c] | D(e=f): print(g, *h())
from ..a import b as c, d
`;

const words = program.match(/\w+|\s+|[^\w\s]+/g) ?? [];
const oddities = [
  '\0',
  '\ufeff',
  '\r',
  '\r\n',
  '\f',
  '\t',
  '\\',
  '"""',
  "'",
  '#',
  '\ud800',
  '\udc00',
  '😀',
  '\u200b',
  'é',
  't"',
  'f"{',
  'print x',
  'exec "a"',
  '<<<<<<<',
];

const soup = fc.array(fc.constantFrom(...words, ...oddities), { maxLength: 60 }).map((parts) => parts.join(''));

/** The program with a piece cut out and another put in its place. */
const damaged = fc
  .tuple(fc.nat(program.length), fc.nat(30), soup)
  .map(([start, length, patch]) => program.slice(0, start) + patch + program.slice(start + length));

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  soup,
  damaged,
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

test('any text parses, and spans lie within the text and within each other', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const module = parseModule(text);
      if (!isModule(module)) return false;
      const whole = { start: 0, end: text.length };
      expectInside(module.body, whole);
      expectInside(module.comments, whole);
      expectInside(module.errors, whole);
      walk(module.body, (node) => expectInside(childrenOf(node), node));
    }),
    { numRuns: 1500 },
  );
});

test('what is read from the text is what is read from the tree', () => {
  fc.assert(
    fc.property(fc.oneof(soup, damaged), (text) => {
      const sound = parseModule(`${text}\n`);
      if (!isModule(sound) || sound.errors.length > 0) return;
      // An unmatched parenthesis at the end makes an error, and with errors nothing is read from the text.
      const broken = parseModule(`${text}\n\n)\n`);
      if (!isModule(broken) || broken.errors.some(({ start }) => start < text.length)) return;
      expect(broken.body.slice(0, sound.body.length)).toEqual(sound.body);
    }),
    { numRuns: 1500 },
  );
});

test('parsing twice gives the same', () => {
  fc.assert(
    fc.property(damaged, (text) => {
      expect(parseModule(text)).toEqual(parseModule(text));
    }),
    { numRuns: 100 },
  );
});

function expectInside(spans: readonly (Span | undefined)[], { start, end }: Span): void {
  for (const span of spans) {
    if (!span) continue;
    expect(span.start).toBeGreaterThanOrEqual(start);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(end);
  }
}
