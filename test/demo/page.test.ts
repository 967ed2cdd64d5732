import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { renderPage } from '../../demo/page/render-page.ts';
import { sampleComment, sampleFile, sampleModel, sampleSnapshot } from './samples.ts';

/** The page as text in reading order, without its markup. */
function textOf(page: string): string {
  const body = page.slice(page.indexOf('<body>'));
  return body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('the page of a pull request', () => {
  const page = renderPage(sampleModel());

  test('tells title, branches, commits and both checks', () => {
    const text = textOf(page);
    expect(text).toContain('Stay signed in #1');
    expect(text).toContain('priya wants to merge 2 commits into main from tablets');
    expect(text).toMatch(/aaaaaaa Keep the sign-in .*Dash state 1 new finding, which blocks/);
    expect(text).toMatch(/bbbbbbb Do not keep it .*Dash state No new sensitive state/);
  });

  test('shows a comment under its line, without its marker', () => {
    const row = page.indexOf('id="pages/login.py:2"');
    const comment = page.indexOf('<tr class="note">');
    const next = page.indexOf('id="pages/login.py:3"');
    expect(row).toBeGreaterThan(0);
    expect(comment).toBeGreaterThan(row);
    expect(next).toBeGreaterThan(comment);
    expect(page).not.toContain('fingerprint=');
  });

  test('shows a suggestion as the change that it makes', () => {
    const figure = /<figure class="suggestion">.*?<\/figure>/s.exec(page)?.[0] ?? '';
    const [removed = '', added = ''] = figure.match(/<tr class="\w+">.*?<\/tr>/gs) ?? [];
    expect(removed).toContain('class="removed"');
    expect(removed.replace(/<[^>]*>/g, '')).toContain('persistence=True');
    expect(added).toContain('class="added"');
    expect(added.replace(/<[^>]*>/g, '')).toContain('persistence=False');
    expect(added).toMatch(/<mark>.*False.*<\/mark>/);
  });

  test('names what a push settled, and what became of it', () => {
    const settled = /<details class="settled">.*?<\/summary>/s.exec(page)?.[0] ?? '';
    expect(textOf(`<body>${settled}`).trim()).toBe(
      'Sensitive input that the browser keeps pages/login.py:2 Fixed in bbbbbbb',
    );
  });

  test('leads to the rule pages of this repository, and nowhere that is gone', () => {
    expect(page).toContain('href="../rules/persisted-sensitive-input.md"');
    expect(page).not.toContain('127.0.0.1');
  });

  test('may load and run nothing but its own style', () => {
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\sstyle=|url\(/);
  });
});

describe('where a comment finds its place', () => {
  test.each([
    ['on a whole file', sampleComment({ line: undefined, body: '**About the file**' })],
    ['on a line that the diff does not show', sampleComment({ line: 90, body: '**About the file**' })],
  ])('%s: above the diff', (_, comment) => {
    const page = renderPage(sampleModel({ rounds: [sampleSnapshot({ comments: [comment] })] }));
    const at = page.indexOf('About the file', page.indexOf('class="file"'));
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(page.indexOf('class="hunk"'));
  });

  test('a place in the diff is linked, one outside is not', () => {
    const code = 'http://127.0.0.1:4000/acme/app/blob';
    const body = `[here](${code}/${'a'.repeat(40)}/pages/login.py#L2) [there](${code}/${'a'.repeat(40)}/pages/login.py#L50)`;
    const page = renderPage(sampleModel({ rounds: [sampleSnapshot({ comments: [sampleComment({ body })] })] }));
    expect(page).toContain('<a href="#pages%2Flogin.py%3A2">here</a> <a>there</a>');
  });
});

describe('what a hostile pull request becomes', () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const model = sampleModel({
    title: evil,
    author: evil,
    base: evil,
    head: evil,
    repository: evil,
    body: `${evil}\n\n[a](javascript:alert(1)) ![b](https://example.org/b.png) <https://example.org>`,
    rounds: [
      sampleSnapshot({
        commits: [{ sha: 'c'.repeat(40), author: evil, title: evil }],
        files: [
          sampleFile({
            path: `${evil}.py`,
            previousPath: evil,
            hunks: [
              {
                header: `@@ -1 +1 @@ ${evil}`,
                lines: [{ kind: 'added', left: undefined, right: 1, position: 1, raw: `+x = '${evil}'  # ${evil}` }],
              },
            ],
          }),
        ],
        comments: [
          sampleComment({
            path: `${evil}.py`,
            line: 1,
            author: evil,
            body: `**${evil}**\n\n\`\`\`suggestion\n${evil}\n\`\`\``,
          }),
          sampleComment({
            path: `${evil}.py`,
            line: 1,
            body: `<details><summary>${evil}</summary>\n\n${evil}\n\n</details>`,
          }),
        ],
        check: { name: evil, conclusion: evil, title: evil, summary: evil, text: `\`\`\`\n${evil}\n\`\`\`` },
      }),
    ],
    changes: [sampleFile({ path: evil })],
  });

  test('is text', () => {
    const page = renderPage(model);
    expect(page).not.toMatch(/<script/i);
    expect(page).not.toMatch(/<img/i);
    const withoutValues = page.replace(/"[^"]*"/g, '');
    expect(withoutValues).not.toMatch(/<[^>]*\sonerror/i);
    expect(page).not.toMatch(/href="(?!#|\.\.\/rules\/)/);
  });

  test('leaves every element closed', () => {
    const page = renderPage(model);
    for (const element of ['details', 'summary', 'table', 'tr', 'td', 'article', 'section', 'a', 'p', 'div'])
      expect([element, page.match(new RegExp(`<${element}[ >]`, 'g'))?.length]).toEqual([
        element,
        page.match(new RegExp(`</${element}>`, 'g'))?.length,
      ]);
  });
});
