import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { printCheck } from '../../demo/terminal/print-check.ts';
import { printProgress } from '../../demo/terminal/print-progress.ts';
import { printReview } from '../../demo/terminal/print-review.ts';
import { printable } from '../../demo/terminal/printable.ts';
import { renderMarkdown } from '../../demo/terminal/render-markdown.ts';
import { createTerminal, type Output, type Terminal } from '../../demo/terminal/terminal.ts';
import { wrap } from '../../demo/terminal/wrap.ts';
import { sampleComment, sampleModel, sampleSnapshot } from './samples.ts';

const plain = picocolors.createColors(false);
const coloured = picocolors.createColors(true);
const ESCAPE = '\u001b';

/** A terminal of the given looks, and what was printed on it. */
function fakeTerminal(output: Omit<Output, 'write'> = {}): { terminal: Terminal; printed: () => string } {
  const chunks: string[] = [];
  const terminal = createTerminal({ ...output, write: (text) => chunks.push(text) });
  return { terminal, printed: () => chunks.join('') };
}

describe('wrap', () => {
  test.each([
    ['breaks between words', ['one two three'], 8, ['one two', 'three']],
    ['leaves a long word whole', ['a longest-word b'], 6, ['a', 'longest-word', 'b']],
    ['keeps pieces of one word together', ['one tw', 'o,', ' three'], 8, ['one two,', 'three']],
    ['takes blanks for one', [' one   two '], 20, ['one two']],
    ['gives one empty line for nothing', [], 20, ['']],
  ])('%s', (_, texts, width, expected) => {
    expect(
      wrap(
        texts.map((text) => ({ text })),
        width,
      ),
    ).toEqual(expected);
  });

  test('paints each part of a word on its own', () => {
    const paint = (text: string) => `<${text}>`;
    expect(wrap([{ text: 'a ' }, { text: 'b c', paint }, { text: '.' }], 3)).toEqual(['a <b>', '<c>.']);
  });
});

describe('Markdown on a terminal', () => {
  test.each([
    ['paragraphs', 'one\ntwo\n\n**three** `four`', ['one two', '', 'three `four`']],
    ['a list', '1. one\n2. two three four five six', ['1. one', '2. two three four', '   five six']],
    ['a list whose items stand apart', '- one\n\n- two', ['- one', '', '- two']],
    ['code', '```python\nx = 1\n\ny = 2\n```', ['    x = 1', '    ', '    y = 2']],
    ['a link is its text', '[`a.py:1`](http://127.0.0.1/x)', ['`a.py:1`']],
    ['a fold is open', '<details><summary>More</summary>\n\ntext\n\n</details>', ['More', '', 'text']],
    ['raw HTML is text', '<b>x</b>', ['<b>x</b>']],
    ['what has no width goes', 'a&#8203;@b', ['a@b']],
    ['what steers a terminal is shown', `a${ESCAPE}[2Jb`, ['a\u25a1[2Jb']],
  ])('%s', (_, text, expected) => {
    expect(renderMarkdown(text, { width: 20, colors: plain })).toEqual(expected);
  });

  test('a suggestion is the change that it makes', () => {
    const look = { width: 40, colors: plain, replaced: ['a = True'] };
    expect(renderMarkdown('```suggestion\na = False\n```', look)).toEqual(['  - a = True', '  + a = False']);
    expect(renderMarkdown('```suggestion\n```', look)).toEqual(['  - a = True']);
  });

  test('a table has columns, and wraps where it is too wide', () => {
    const table = '| Rule | What |\n| --- | --- |\n| `one` | a few words more |\n| two | b |';
    expect(renderMarkdown(table, { width: 40, colors: plain })).toEqual([
      'Rule   What',
      '─────  ────────────────',
      '`one`  a few words more',
      'two    b',
    ]);
    expect(renderMarkdown(table, { width: 16, colors: plain })).toEqual([
      'Rule   What',
      '─────  ─────────',
      '`one`  a few',
      '       words',
      '       more',
      'two    b',
    ]);
  });

  test('looks are nested and end where they should', () => {
    const { bold, cyan } = coloured;
    expect(renderMarkdown('**a `b`** c', { width: 20, colors: coloured })).toEqual([
      `${bold('a')} ${bold(cyan('b'))} c`,
    ]);
  });
});

describe('the terminal', () => {
  test('gets colours only where a person looks on', () => {
    expect(fakeTerminal().terminal.colors.isColorSupported).toBe(false);
    expect(fakeTerminal({ isTTY: true }).terminal.colors.bold('a')).toBe(coloured.bold('a'));
  });

  test.each([
    [undefined, 100],
    [20, 50],
    [80, 80],
    [300, 100],
  ])('of %s columns is written to %s columns wide', (columns, width) => {
    expect(fakeTerminal(columns === undefined ? {} : { columns }).terminal.width).toBe(width);
  });

  test('names a step before its work, and its time after', async () => {
    const { terminal, printed } = fakeTerminal();
    const during = await terminal.step('Working', async () => printed());
    expect(during).toBe('• Working … ');
    expect(printed()).toMatch(/^• Working … \d+\.\d s\n$/);
  });
});

describe('what is printed of a pull request', () => {
  test('a comment, under the lines it is about', () => {
    const { terminal, printed } = fakeTerminal();
    printReview(sampleSnapshot(), terminal);
    expect(printed()).toBe(`
pages/login.py:2
    1  from dash import dcc
    2 +box = dcc.Input(id="password", type="password", persistence=True)
  │ Sensitive input that the browser keeps
  │
  │ A password typed in \`password\` is kept by the browser.
  │
  │ This change resolves it:
  │
  │   - box = dcc.Input(id="password", type="password", persistence=True)
  │   + box = dcc.Input(id="password", type="password", persistence=False)
  │
  │ \`persisted-sensitive-input\`: error.
`);
  });

  test('a comment on a whole file', () => {
    const { terminal, printed } = fakeTerminal();
    printReview(sampleSnapshot({ comments: [sampleComment({ line: undefined, body: '**Title**' })] }), terminal);
    expect(printed()).toBe('\npages/login.py\n  │ Title\n');
  });

  test('the check', () => {
    const { terminal, printed } = fakeTerminal();
    printCheck(sampleSnapshot().check, terminal);
    expect(printed()).toBe(`✗ Dash state  1 new finding, which blocks

  Rule      Where
  ────────  ──────────────────
  \`a-rule\`  \`pages/login.py:2\`

  1 new finding
`);
  });

  test('what a push settled', () => {
    const { terminal, printed } = fakeTerminal();
    const [review, fixed = review] = sampleModel().rounds;
    printProgress(review, fixed, terminal);
    printProgress(review, review, terminal);
    expect(printed()).toBe(`✓ Dash state  No new sensitive state
  ✓ pages/login.py:2  Sensitive input that the browser keeps  Fixed in bbbbbbb

✗ Dash state  1 new finding, which blocks
  ✗ pages/login.py:2  Sensitive input that the browser keeps

`);
  });
});

describe('printable', () => {
  test.each([
    ['plain text, tab\tand line\nbreak', 'plain text, tab\tand line\nbreak'],
    [`${ESCAPE}]0;title\u0007`, '\u25a1]0;title\u25a1'],
    ['a\u202eb\u2066c', 'a\u25a1b\u25a1c'],
    ['a\u200bb\ufeff', 'ab'],
    ['\r\u009b31m', '\u25a1\u25a131m'],
  ])('%j', (text, expected) => {
    expect(printable(text)).toBe(expected);
  });
});
