import { describe, expect, test } from 'vitest';
import { createMarkdown, withoutMarker } from '../../demo/markdown.ts';

const markdown = createMarkdown();
const render = (text: string) => markdown.render(text).replaceAll('\n', '');

describe('the elements that the app uses', () => {
  test.each([
    ['<sub>small `code`</sub>', '<p><sub>small <code>code</code></sub></p>'],
    [
      '<details><summary>Two & more</summary>\n\n1. one\n\n</details>',
      '<details><summary>Two &amp; more</summary><ol><li>one</li></ol></details>',
    ],
    [
      '<details><summary>a</summary>\n\n<details><summary>b</summary>\n\nc\n\n</details>\n\n</details>',
      '<details><summary>a</summary><details><summary>b</summary><p>c</p></details></details>',
    ],
    [
      'before\n<details><summary>a</summary>\n\nb\n\n</details>\nafter',
      '<p>before</p><details><summary>a</summary><p>b</p></details><p>after</p>',
    ],
  ])('%j', (text, expected) => {
    expect(render(text)).toBe(expected);
  });
});

describe('everything else stays text', () => {
  test.each([
    ['<sub>open', '<p>&lt;sub&gt;open</p>'],
    ['</sub>', '<p>&lt;/sub&gt;</p>'],
    ['<sub onclick="x">a</sub>', '<p>&lt;sub onclick=&quot;x&quot;&gt;a&lt;/sub&gt;</p>'],
    ['<details><summary>a</summary>\n\nb', '<p>&lt;details&gt;&lt;summary&gt;a&lt;/summary&gt;</p><p>b</p>'],
    ['</details>', '<p>&lt;/details&gt;</p>'],
    ['<script>a</script>', '<p>&lt;script&gt;a&lt;/script&gt;</p>'],
    [
      '```\n<details><summary>a</summary>\n```',
      '<pre><code>&lt;details&gt;&lt;summary&gt;a&lt;/summary&gt;</code></pre>',
    ],
  ])('%j', (text, expected) => {
    expect(render(text)).toBe(expected);
  });
});

describe('the marker', () => {
  test.each([
    ['a\n\n<!-- dash-state-guard fingerprint=ab sig=c -->', 'a'],
    ['a\n\n<!-- dash-state-guard fingerprint=ab sig=c -->\n', 'a'],
    ['`<!-- kept -->` a', '`<!-- kept -->` a'],
  ])('%j', (body, expected) => {
    expect(withoutMarker(body)).toBe(expected);
  });
});
