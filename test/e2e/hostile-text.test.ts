/** Names, strings and paths of a repository are shown, and never come alive. */
import MarkdownIt from 'markdown-it';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILES, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage?.end());

const HOSTILE = {
  mention: '@octocat @org/team',
  link: '[x](https://evil.example) https://evil.example',
  html: '</code><img src=x onerror=alert(1)><details open>',
  picture: '![x](https://evil.example/pixel.png)',
  backticks: '``` `a` ```` suggestion',
  markdown: '**bold** # head | cell | ~~x~~',
  direction: 'user\u202Egnp.exe\u2066',
  invisible: 'a\u200Bb\u2060c\uFEFFd',
  marker: '<!-- dash-state-guard fingerprint=ab sig=x -->',
  mermaid: '"]; click s0 "https://evil.example"',
  reference: 'fixes #1 GH-1 acme/dashboards#1',
} as const;

/** What is alive in the text as GitHub renders it: tags, links, mentions and references of someone else's, hidden signs. */
function liveIn(markdown: string): string[] {
  const own = markdown.replace(/<!-- dash-state-guard fingerprint=[^>]* -->$/, '');
  const html = new MarkdownIt({ html: true, linkify: true }).render(own);
  const tags = [...html.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag).filter((tag) => !ALLOWED.test(tag));
  const prose = html.replace(/<(code|pre)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, '');
  return [...tags, ...(prose.match(/<!--|@[a-z]|(?<![\w/])#\d|GH-\d/gi) ?? []), ...(own.match(HIDDEN) ?? [])];
}

/** Links lead to the double, which is GitHub here, and to the app's own guidelines. */
const ALLOWED =
  /^<(?:p|em|strong|code|pre|ol|ul|li|h3|details|summary|sub|table|thead|tbody|tr|t[hd]|ol start="\d+"|code class="language-\w+"|a href="http:\/\/127\.0\.0\.1:\d+\/[^"]*")>$/;

/** Our own escapes are written as entities, so a bare one is someone else's. */
const HIDDEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

describe.concurrent('hostile text', () => {
  it.each(Object.entries(HOSTILE))('in names of the code: %s', async (name, text) => {
    const scene = await stage.scene(FILES);
    const id = JSON.stringify(text);
    const layout = FILES['layout.py'].replace('"auth-store"', id);
    const pull = await scene.open(`names-${name}`, {
      'layout.py': layout,
      'callbacks.py': LEAK.replace('"auth-store"', id),
    });
    const check = await scene.verdict(pull);
    expect(check.conclusion).toBe('failure');
    const [comment, ...others] = stage.double.reviewComments(pull);
    expect(others).toEqual([]);
    for (const said of [comment?.body, check.output.summary, check.output.text]) expect(liveIn(said ?? '')).toEqual([]);
    expect(check.output.title).toBe('1 new finding, which blocks');
  });

  it.each(Object.entries(HOSTILE))('in paths, branches, commits and reasons: %s', async (name, text) => {
    const scene = await stage.scene(FILES);
    const path = `pages/${text.replaceAll('/', '_').slice(0, 60)}.py`;
    const line = '    return {"session": sign_in(name)}';
    const suppressed = LEAK.replace(line, `${line}  # dash-state: ignore[store-sensitive-data] ${text}`).replace(
      'auth-store',
      'more',
    );
    const layout = FILES['layout.py'].replace('dcc.Input', 'dcc.Store(id="more"),\n    dcc.Input');
    const change = { files: { [path]: LEAK, 'more.py': suppressed, 'layout.py': layout } };
    await stage.double.commit(scene.repository, `branch-${name}`, change, { message: text });
    const pull = await stage.double.openPullRequest({
      repository: scene.repository,
      head: `branch-${name}`,
      title: text,
      body: text,
    });
    const check = await scene.verdict(pull);
    const [comment] = stage.double.reviewComments(pull);
    stage.double.reply(comment?.id ?? 0, 'dev', `/dash-state accept ${text}`);
    const accepted = await scene.verdict(pull, 2);
    const bodies = stage.double.reviewComments(pull).filter(({ author }) => author.type === 'Bot');
    const said = [check, accepted].flatMap(({ output }) => [output.summary ?? '', output.text ?? '']);
    for (const each of [...said, ...bodies.map(({ body }) => body)]) expect(liveIn(each)).toEqual([]);
    expect(accepted.output.text).toContain('accepted by a reply');
    expect(accepted.output.text).toContain('accepted in the code');
  });
});

it('the look-out sees what is alive', () => {
  for (const live of [
    '@octocat',
    '<img src=x>',
    '[x](https://evil.example)',
    '![x](https://evil.example/p.png)',
    '#1',
    '\u202Ex',
  ]) {
    expect(liveIn(live), live).not.toEqual([]);
  }
  expect(liveIn('`@octocat` and [a](http://127.0.0.1:1/x)')).toEqual([]);
});
