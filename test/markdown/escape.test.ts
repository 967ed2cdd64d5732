import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import {
  clip,
  codeBlock,
  inertSentence,
  inertText,
  inlineCode,
  linkTo,
  suggestionBlock,
  tableCell,
} from '../../src/markdown/escape.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
// GitHub links addresses with a scheme or `www`, not every word with a dot in it.
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: true });

type Token = ReturnType<typeof markdown.parse>[number];

/** Every token of a rendered text, inline ones in place of their container. */
function tokensOf(source: string): Token[] {
  return markdown.parse(source, {}).flatMap((token) => token.children ?? [token]);
}

function typesOf(source: string): Set<string> {
  return new Set(tokensOf(source).map((token) => token.type));
}

/** The text a reader sees, without the zero-width spaces that keep it inert. */
function shownText(source: string): string {
  return tokensOf(source)
    .map((token) => token.content)
    .join('')
    .replaceAll('\u200B', '');
}

/** What GitHub would find alive in text that is not code. */
const ALIVE = /@\w|#\d|\bGH-\d|[0-9a-f]{7}|:[\w+-]+:|https?:\/\/|www\.|\$[^\s\u200B]|\w(?<!\b(?:utf|sha))-\d|ghsa-\w/i;

function aliveIn(source: string): string[] {
  return tokensOf(source).flatMap((token) => (token.type === 'text' ? (ALIVE.exec(token.content) ?? []) : []));
}

const hostilePiece = fc.constantFrom(
  '@octocat',
  '@acme/admins',
  '#1',
  'GH-1',
  'acme/portal#12',
  'octocat@1f0c5a9d2b7e4c3a8d6f5e4b3c2a1d0e9f8a7b6c',
  '1f0c5a9',
  'TICKET-7',
  'GHSA-abcd-efgh-ijkm',
  'CVE-2024-1234',
  ':smile:',
  ':+1:',
  'https://evil.example/x',
  'http://a.b',
  'www.evil.example',
  '_www.evil.example',
  'ftp://a.b',
  'mail@evil.example',
  '<img src=x onerror=alert(1)>',
  '<!-- dash-state-guard fingerprint=ab sig=x -->',
  '-->',
  '</details>',
  '<https://evil.example>',
  '![x](https://evil.example/x.png)',
  '[x](javascript:alert(1))',
  '[x]: https://evil.example',
  '[^1]',
  '**b**',
  '__b__',
  '~~s~~',
  '`',
  '``',
  '```',
  '~~~',
  "'",
  "'`x'",
  "'a'",
  '"',
  '$x$',
  '$$',
  '|',
  '\\',
  '\\|',
  '&amp;',
  '&#64;octocat',
  '# heading',
  '> quote',
  '- item',
  '+ item',
  '1. item',
  '2) item',
  '===',
  '---',
  '***',
  '- [ ] task',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  '    ',
  ' ',
  '\u202E',
  '\u200B',
  '\u2066',
  '\uFEFF',
  '\u0000',
  '\u001B[31m',
  '\u2028',
  '\uD800',
  '\u{E0041}',
  'app/login.py',
  'user.email',
  'ä',
);
const hostile = fc
  .array(fc.oneof(hostilePiece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

const PROSE = new Set(['paragraph_open', 'paragraph_close', 'text', 'text_special']);
const PROSE_AND_CODE = new Set([...PROSE, 'code_inline']);
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe('text of a repository is inert', () => {
  it('leaves the names of encodings and hashes whole, which only look like references', () => {
    expect(inertText('not UTF-8, nor utf-16; SHA-256')).toBe('not UTF-8, nor utf-16; SHA-256');
    expect(inertText('XUTF-8 TICKET-8')).not.toContain('-8');
  });

  it('as running text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const source = inertText(text);
        expect([...typesOf(source)].filter((type) => !PROSE.has(type))).toEqual([]);
        expect(aliveIn(source)).toEqual([]);
        expect(source).not.toMatch(/[\n\r]/);
        expect(source).not.toMatch(HIDDEN);
      }),
      { numRuns: 2000 },
    );
  });

  it('as a sentence with names in quotes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const source = inertSentence(text);
        expect([...typesOf(source)].filter((type) => !PROSE_AND_CODE.has(type))).toEqual([]);
        expect(aliveIn(source)).toEqual([]);
        expect(source).not.toMatch(HIDDEN);
      }),
      { numRuns: 2000 },
    );
  });

  it('as code, alone in its span', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = tokensOf(`before ${inlineCode(text)} after`).filter((token) => token.type !== 'paragraph_open');
        expect(tokens.map((token) => token.type)).toEqual(['text', 'code_inline', 'text', 'paragraph_close']);
        expect(tokens[1]?.content).not.toMatch(HIDDEN);
      }),
      { numRuns: 2000 },
    );
  });

  it('as a block of code', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = tokensOf(`before\n\n${codeBlock(text, 'python')}\n\nafter`);
        expect(tokens.filter((token) => token.type === 'fence').map((token) => token.info)).toEqual(['python']);
        expect(tokens.at(-2)?.content).toBe('after');
      }),
      { numRuns: 2000 },
    );
  });

  it('in a cell of a table', () => {
    fc.assert(
      fc.property(hostile, hostile, (text, name) => {
        const row = [inertText(text), inlineCode(name), inertSentence(text), 'end'].map(tableCell).join(' | ');
        const tokens = tokensOf(`| a | b | c | d |\n| --- | --- | --- | --- |\n| ${row} |\n`);
        expect(tokens.filter((token) => token.type === 'td_open')).toHaveLength(4);
        expect(tokens.filter((token) => token.type === 'tr_open')).toHaveLength(2);
        expect(tokens.findLast((token) => token.type === 'text')?.content).toBe('end');
      }),
      { numRuns: 2000 },
    );
  });

  it('as the label and address of a link', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, path) => {
        const tokens = tokensOf(`a ${linkTo(inlineCode(name), `https://github.com/${path}`)} b`);
        const types = tokens.map((token) => token.type);
        expect(types.filter((type) => type === 'link_open')).toHaveLength(1);
        expect(types.filter((type) => !PROSE_AND_CODE.has(type) && !type.startsWith('link_'))).toEqual([]);
        const address = tokens.find((token) => token.type === 'link_open')?.attrGet('href');
        expect(address).toMatch(/^https:\/\/github\.com\//);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('text of a repository is still readable', () => {
  const words = fc
    .array(
      fc.constantFrom('user.email', '@name', '#4', 'a_b', '*', 'x-1', '`c`', '<b>', '1.', '-', 'deadbeef1', '$', '\\'),
    )
    .map((parts) => parts.join(' '));

  it('shows running text as it was', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(shownText(inertText(text))).toBe(text.trim());
      }),
    );
  });

  it('shows code as it was', () => {
    const visible = fc.string({ unit: 'grapheme-ascii', minLength: 1 });
    fc.assert(
      fc.property(visible, (text) => {
        const code = tokensOf(`a ${inlineCode(text)}`).find((token) => token.type === 'code_inline');
        expect(code?.content).toBe(text);
      }),
    );
  });

  it.each([
    ['a', '`a`'],
    [' a ', '`  a  `'],
    ['  ', '`  `'],
    ['`a', '`` `a ``'],
    ['', '` `'],
    ['a\nb', '`a<U+000A>b`'],
  ])('writes the code %j as %j', (text, expected) => {
    expect(inlineCode(text)).toBe(expected);
  });

  it.each([
    ["The token 'access_token' is kept in 'auth-store'.", 'The token `access_token` is kept in `auth-store`.'],
    ["The user's token isn't masked.", "The user's token isn't masked."],
    ["'a''b'", "'a''b'"],
    ["'`x'", '`` `x ``'],
    ['- no list', '\\- no list'],
    ['12. no list', '12\\. no list'],
    ['see @bob, #4', 'see @&#8203;bob, \\#&#8203;4'],
    ['a\n\nb', 'a b'],
    ['left\u202Eright', 'left\\<U+202E\\>right'],
    ['', ''],
  ])('writes %j as %j', (text, expected) => {
    expect(inertSentence(text)).toBe(expected);
  });
});

describe('codeBlock', () => {
  it.each([
    ['a = 1\n', '```python\na = 1\n```'],
    ['a\r\nb', '```python\na\nb\n```'],
    ['"""\n```\n````\n"""', '`````python\n"""\n```\n````\n"""\n`````'],
    ['', '```python\n```'],
    ['a\u202Eb', '```python\na<U+202E>b\n```'],
  ])('writes %j', (code, expected) => {
    expect(codeBlock(code, 'python')).toBe(expected);
  });
});

describe('suggestionBlock', () => {
  it.each([
    ['keeps indentation and inner empty lines', '    a\n\n\tb', '```suggestion\n    a\n\n\tb\n```'],
    ['removes lines', '', '```suggestion\n```'],
    ['leaves the choice of line ends to the file', 'a\r\nb', '```suggestion\na\nb\n```'],
    ['outgrows the backticks of the code', 'a = "````"', '`````suggestion\na = "````"\n`````'],
    ['offers nothing that cannot be seen', 'a\u200B = 1', undefined],
    ['offers no lone carriage return', 'a\rb', undefined],
  ])('%s', (_name, code, expected) => {
    expect(suggestionBlock(code)).toBe(expected);
  });
});

describe('linkTo', () => {
  it.each([
    ['javascript:alert(1)', 'x'],
    ['', 'x'],
    ['https://a.b/c d)e', '[x](https://a.b/c%20d%29e)'],
    [`https://a.b/${'c'.repeat(3000)}`, 'x'],
  ])('links %.40j as %j', (address, expected) => {
    expect(linkTo('x', address)).toBe(expected);
  });
});

it('takes any number of backticks', () => {
  expect(inlineCode('`a'.repeat(300_000))).toMatch(/^`` `a/);
});

describe('clip', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a😀b', 3, 'a…'],
  ])('cuts %j to %i', (text, length, expected) => {
    expect(clip(text, length)).toBe(expected);
  });
});
