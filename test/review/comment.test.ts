import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../src/review/anchor.ts';
import { renderComment } from '../../src/review/comment.ts';
import { judge } from '../../src/review/verdict.ts';
import { HEAD, makeFinding, makeInput } from './support.ts';

const BLOB = `https://github.com/acme/portal/blob/${HEAD}`;

function render(finding: ReturnType<typeof makeFinding>, anchor: Anchor, parts: Parameters<typeof makeInput>[0] = {}) {
  const input = makeInput(parts);
  const [verdict] = judge([finding], input.policy, new Map());
  if (verdict === undefined) throw new Error('No verdict.');
  return renderComment(verdict, anchor, input);
}

describe('a comment, as its reader sees it', () => {
  it('on a token that is returned to a store, with a fix to commit', () => {
    const finding = makeFinding({
      path: 'app/pages/login.py',
      line: 8,
      exposure:
        "Anyone at this browser and any script on the page can read it; with storage type 'local' it stays after logout.",
      trace: [
        { path: 'app/auth.py', line: 7, note: "the login service answers with 'access_token'" },
        { path: 'app/pages/login.py', line: 8, note: "returned to the 'data' of 'auth-store'" },
      ],
      fix: { path: 'app/pages/login.py', startLine: 8, endLine: 8, replacement: '    return {"name": reply["name"]}' },
    });
    const body = render(finding, { on: 'fix', path: 'app/pages/login.py', startLine: 8, line: 8 });
    expect(body).toBe(`**Sensitive data in a browser store**

The token \`access_token\` is kept in the browser store \`auth-store\`. Anyone at this browser and any script on the page can read it; with storage type \`local\` it stays after logout.

How it gets there:

1. [\`app/auth.py:7\`](${BLOB}/app/auth.py#L7) the login service answers with \`access_token\`
2. [\`app/pages/login.py:8\`](${BLOB}/app/pages/login.py#L8) returned to the \`data\` of \`auth-store\`

This change resolves it:

\`\`\`suggestion
    return {"name": reply["name"]}
\`\`\`

<sub>[\`store-sensitive-data\`](https://guard.example/guidelines/store-sensitive-data): error, fails the check. Intended? Put \`# dash-state: ignore[store-sensitive-data] reason\` on the line, or reply \`/dash-state accept REASON\`.</sub>

<!-- dash-state-guard fingerprint=ab12 sig=open -->`);
    expect(body.length).toBeLessThan(1500);
  });

  it('on user data in a global of an untouched file, with an example', () => {
    const step = (line: number, note: string) => ({ path: 'app/pages/home.py', line, note });
    const finding = makeFinding({
      rule: 'global-user-data',
      severity: 'warning',
      surface: 'global',
      dataTypes: ['pii.email'],
      path: 'app/shared.py',
      line: 41,
      message: "The e-mail address 'user.email' is kept in the module global 'CURRENT'.",
      trace: [
        step(12, "'user.email' is read"),
        step(13, "passed to 'remember'"),
        step(20, "passed on by 'remember'"),
        step(21, "put in 'profile'"),
        { path: 'app/shared.py', line: 41, note: "stored in 'CURRENT'" },
      ],
      example: 'def remember(user):\n    session["uid"] = user.id\n',
    });
    const body = render(
      finding,
      { on: 'step', path: 'app/pages/home.py', startLine: 21, line: 21 },
      { sourceUrl: undefined },
    );
    expect(body).toBe(`**One user's data in a variable that all users share**

The e-mail address \`user.email\` is kept in the module global \`CURRENT\`. A module global is the same for every user that this worker process serves. The data ends up at \`app/shared.py:41\`, outside this diff; this line is the last changed one on its way.

<details><summary>How it gets there, in 5 steps</summary>

1. \`app/pages/home.py:12\` \`user.email\` is read
2. \`app/pages/home.py:13\` passed to \`remember\`
3. \`app/pages/home.py:20\` passed on by \`remember\`
4. \`app/pages/home.py:21\` put in \`profile\`
5. \`app/shared.py:41\` stored in \`CURRENT\`

</details>

One way to resolve it:

\`\`\`python
def remember(user):
    session["uid"] = user.id
\`\`\`

<sub>[\`global-user-data\`](https://guard.example/guidelines/global-user-data): warning, does not fail the check. Intended? Put \`# dash-state: ignore[global-user-data] reason\` on the line, or reply \`/dash-state accept REASON\`.</sub>

<!-- dash-state-guard fingerprint=ab12 sig=open -->`);
  });

  it('on a setting, with a line to remove', () => {
    const finding = makeFinding({
      rule: 'debug-exposed',
      surface: 'config',
      dataTypes: [],
      level: 'none',
      path: 'app/run.py',
      line: 3,
      message: 'The debugger is on for an app that listens on every address of the machine.',
      trace: [{ path: 'app/run.py', line: 3, note: '' }],
      fix: { path: 'app/run.py', startLine: 3, endLine: 3, replacement: '' },
    });
    const body = render(finding, { on: 'fix', path: 'app/run.py', startLine: 3, line: 3 });
    expect(body).toBe(`**Debugger on for everyone who can reach the app**

The debugger is on for an app that listens on every address of the machine. The debugger runs any Python that a visitor types into it.

Removing this resolves it:

\`\`\`suggestion
\`\`\`

<sub>[\`debug-exposed\`](https://guard.example/guidelines/debug-exposed): error, fails the check. Intended? Put \`# dash-state: ignore[debug-exposed] reason\` on the line, or reply \`/dash-state accept REASON\`.</sub>

<!-- dash-state-guard fingerprint=ab12 sig=open -->`);
  });
});

describe('a comment', () => {
  const fix = { path: 'app/login.py', startLine: 4, endLine: 6, replacement: 'return None' };

  it.each<[string, Anchor, string]>([
    [
      'on the sink shows a fix as code, with its place',
      { on: 'sink', path: 'app/login.py', startLine: 4, line: 4 },
      `This resolves it, in place of [\`app/login.py:4-6\`](${BLOB}/app/login.py#L4):\n\n\`\`\`python\nreturn None\n\`\`\``,
    ],
    [
      'on the file says where the sink is',
      { on: 'file', path: 'app/login.py' },
      `It happens at [\`app/login.py:4\`](${BLOB}/app/login.py#L4), which the diff does not show.`,
    ],
    [
      'on a fix beside the sink says where the sink is',
      { on: 'fix', path: 'app/login.py', startLine: 9, line: 9 },
      `It happens at [\`app/login.py:4\`](${BLOB}/app/login.py#L4).`,
    ],
  ])('%s', (_name, anchor, expected) => {
    expect(render(makeFinding({ fix }), anchor)).toContain(expected);
  });

  it('gives the advice of the rule once where there is no code to show', () => {
    const why = 'What a `dcc.Store` holds is sent to the browser as plain JSON and can be read there.';
    const anchor = { on: 'sink', path: 'app/login.py', startLine: 4, line: 4 } as const;
    const exposure = 'Every script on the page can read it.';
    expect(render(makeFinding(), anchor).split(why)).toHaveLength(2);
    expect(render(makeFinding({ exposure }), anchor)).toContain(`${exposure}\n\n${why}\n\n<sub>`);
    expect(render(makeFinding({ exposure, example: 'pass' }), anchor)).not.toContain(why);
  });

  it('names the lines to remove where it cannot suggest it', () => {
    const body = render(makeFinding({ fix: { ...fix, replacement: '' } }), { on: 'file', path: 'app/login.py' });
    expect(body).toContain(`Removing [\`app/login.py:4-6\`](${BLOB}/app/login.py#L4) resolves it.`);
    expect(body).not.toContain('```');
  });

  it('shows source and sink of a very long flow', () => {
    const trace = Array.from({ length: 40 }, (_, index) => ({ path: 'a.py', line: index + 1, note: '' }));
    const body = render(makeFinding({ trace }), { on: 'file', path: 'app/login.py' }, { sourceUrl: undefined });
    const list = body.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(list).toHaveLength(12);
    expect(list[0]).toBe('1. `a.py:1`');
    expect(list[6]).toBe('7. (29 steps between)');
    expect(list[11]).toBe('12. `a.py:40`');
  });

  it('keeps within what GitHub takes and keeps its marker, whatever the names are', () => {
    const name = '@'.repeat(5000);
    const trace = Array.from({ length: 12 }, () => ({ path: `${name}.py`, line: 1, note: name }));
    const finding = makeFinding({ path: `${name}.py`, message: name, exposure: name, example: `${name}\n`, trace });
    const body = render(finding, { on: 'file', path: `${name}.py` });
    expect(body.length).toBeLessThan(60_000);
    expect(body).toMatch(/<!-- dash-state-guard fingerprint=ab12 sig=open -->$/);
  });

  it('is titled by the rule id where the page is gone', () => {
    const body = render(makeFinding({ rule: 'gone' }), { on: 'file', path: 'app/login.py' });
    expect(body).toMatch(/^\*\*gone\*\*\n/);
  });
});
