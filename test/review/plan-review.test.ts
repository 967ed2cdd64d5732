import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { planReview } from '../../src/review/plan-review.ts';
import { HEAD, makeEarlier, makeFinding, makeInput, makeNumberedFile } from './support.ts';

const marker = (fingerprint: string, state: string) =>
  `<!-- dash-state-guard fingerprint=${fingerprint} sig=${state} -->`;

/** The body that a first run posts for the finding. */
function firstBody(finding = makeFinding(), parts: Parameters<typeof makeInput>[0] = {}): string {
  const { comments, fileComments } = planReview(makeInput({ ...parts, analysis: { findings: [finding] } }));
  return [...comments, ...fileComments][0]?.body ?? '';
}

describe('planReview: what is posted', () => {
  it('posts nothing where there is nothing', () => {
    const plan = planReview(makeInput());
    expect([plan.comments, plan.fileComments, plan.edits, plan.check.annotations]).toEqual([[], [], [], []]);
    expect(plan.check).toMatchObject({ conclusion: 'success', title: 'No new sensitive state', text: '' });
  });

  it.each([
    ['one line', { line: 4 }, { path: 'app/login.py', startLine: undefined, line: 4 }],
    ['several lines', { line: 4, endLine: 6 }, { path: 'app/login.py', startLine: 4, line: 6 }],
  ])('posts a comment on %s', (_name, parts, expected) => {
    const plan = planReview(makeInput({ analysis: { findings: [makeFinding(parts)] } }));
    expect(plan.comments).toMatchObject([{ fingerprint: 'ab12', ...expected }]);
    expect(plan.fileComments).toEqual([]);
  });

  it('posts a comment on the file where no line takes it', () => {
    const plan = planReview(makeInput({ analysis: { findings: [makeFinding({ line: 20 })] } }));
    expect(plan.comments).toEqual([]);
    expect(plan.fileComments).toMatchObject([{ path: 'app/login.py', line: undefined, startLine: undefined }]);
  });

  it('leaves a finding outside the change to the check, with an annotation', () => {
    const plan = planReview(makeInput({ analysis: { findings: [makeFinding({ path: 'app/other.py', line: 9 })] } }));
    expect([...plan.comments, ...plan.fileComments]).toEqual([]);
    expect(plan.check.annotations).toMatchObject([{ path: 'app/other.py', startLine: 9, level: 'failure' }]);
    expect(plan.check.text).toContain('`app/other.py:9`');
    expect(plan.check.conclusion).toBe('failure');
  });

  it.each([
    ['the mode is observe', { mode: 'observe' as const }, {}],
    ['the severity is below comment_on', {}, { severity: 'notice' as const }],
    ['the confidence is low', {}, { confidence: 'low' as const }],
  ])('posts nothing where %s, and lists it', (_name, policy, parts) => {
    const plan = planReview(makeInput({ policy, analysis: { findings: [makeFinding(parts)] } }));
    expect([...plan.comments, ...plan.fileComments, ...plan.check.annotations]).toEqual([]);
    expect(plan.check.text).toContain('`app/login.py:4`');
  });

  it('posts one comment where two findings have one fingerprint', () => {
    const findings = [makeFinding({ severity: 'notice', line: 3 }), makeFinding({ line: 4 }), makeFinding({ line: 5 })];
    const plan = planReview(makeInput({ analysis: { findings } }));
    expect(plan.comments.map((comment) => comment.line)).toEqual([4]);
    expect(plan.check.title).toBe('3 new findings: 2 block');
  });

  it('posts the gravest twenty and leaves the rest to the check', () => {
    const lines = Array.from({ length: 25 }, (_, index) => index + 1);
    const findings = lines.map((line) =>
      makeFinding({ line, fingerprint: line.toString(16), severity: line > 10 ? 'error' : 'warning' }),
    );
    const files = [makeNumberedFile('app/login.py', 30, lines)];
    const plan = planReview(makeInput({ files, analysis: { findings } }));
    expect(plan.comments.map((comment) => comment.line)).toEqual([...lines.slice(10), ...lines.slice(0, 5)]);
    expect(plan.check.summary).toContain('5 findings got no comment of its own');
    for (const line of lines) expect(plan.check.text).toContain(`\`app/login.py:${line}\``);
  });

  it('posts at most five comments on files', () => {
    const paths = Array.from({ length: 8 }, (_, index) => `app/page_${index}.py`);
    const files = paths.map((path) => makeNumberedFile(path, 30, [1]));
    const findings = paths.map((path, index) => makeFinding({ path, line: 25, fingerprint: `${index}` }));
    const plan = planReview(makeInput({ files, analysis: { findings } }));
    expect(plan.fileComments).toHaveLength(5);
    expect(plan.check.summary).toContain('3 findings');
  });
});

describe('planReview: what was said before', () => {
  it('says nothing twice', () => {
    const finding = makeFinding();
    const earlier = [makeEarlier({ body: firstBody(finding) })];
    const plan = planReview(makeInput({ earlier, analysis: { findings: [finding] } }));
    expect([...plan.comments, ...plan.edits]).toEqual([]);
    expect(plan.check.conclusion).toBe('failure');
  });

  it('does not edit for a new commit, moved lines or GitHub rewriting line ends', () => {
    const trace = [4, 5].map((line) => ({ path: 'app/login.py', line, note: 'passed on' }));
    const body = firstBody(makeFinding({ trace }), {
      sourceUrl: (path, line) => `https://old.example/${path}#${line}`,
    });
    const moved = makeFinding({
      line: 6,
      trace: [6, 7].map((line) => ({ path: 'app/login.py', line, note: 'passed on' })),
    });
    const earlier = [makeEarlier({ body: `${body.replaceAll('\n', '\r\n')}\r\n` })];
    expect(planReview(makeInput({ earlier, analysis: { findings: [moved] } })).edits).toEqual([]);
  });

  it('edits a comment whose facts have changed', () => {
    const earlier = [makeEarlier({ body: firstBody() })];
    const finding = makeFinding({ message: "The token and the password are kept in the browser store 'auth-store'." });
    const plan = planReview(makeInput({ earlier, analysis: { findings: [finding] } }));
    expect(plan.comments).toEqual([]);
    expect(plan.edits).toMatchObject([{ id: 1, nodeId: 'PRRC_1', minimise: false, reopen: false }]);
    expect(plan.edits[0]?.body).toContain('The token and the password');
  });

  it('leaves the comment of a finding that is there, but gets none now', () => {
    const plan = planReview(
      makeInput({ earlier: [makeEarlier()], policy: { mode: 'observe' }, analysis: { findings: [makeFinding()] } }),
    );
    expect(plan.edits).toEqual([]);
  });

  it('marks a comment as fixed, its text folded and nothing left to commit', () => {
    const fix = { path: 'app/login.py', startLine: 4, endLine: 4, replacement: 'pass' };
    const body = firstBody(makeFinding({ fix }));
    expect(body).toContain('```suggestion');
    const [edit, ...rest] = planReview(makeInput({ earlier: [makeEarlier({ body })] })).edits;
    expect(rest).toEqual([]);
    expect(edit).toMatchObject({ id: 1, minimise: true, reopen: false });
    expect(edit?.body).toMatch(
      new RegExp(`^\\*\\*Fixed in ${HEAD}\\.\\*\\*\n\n<details><summary>What was found</summary>`),
    );
    expect(edit?.body).toContain('The token `access_token`');
    expect(edit?.body).toContain('```python\npass\n```');
    expect(edit?.body).not.toContain('```suggestion');
    expect(edit?.body.match(/<!--/g)).toHaveLength(1);
    expect(edit?.body.endsWith(`</details>\n\n${marker('ab12', 'fixed')}`)).toBe(true);
  });

  it('leaves a comment that says fixed alone', () => {
    expect(planReview(makeInput({ earlier: [makeEarlier({ state: 'fixed' })] })).edits).toEqual([]);
  });

  it('opens a fixed comment again where its finding is back', () => {
    const finding = makeFinding();
    const earlier = [makeEarlier({ state: 'fixed' })];
    const plan = planReview(makeInput({ earlier, analysis: { findings: [finding] } }));
    expect(plan.comments).toEqual([]);
    expect(plan.edits).toEqual([{ id: 1, nodeId: 'PRRC_1', body: firstBody(finding), minimise: false, reopen: true }]);
  });

  it('says accepted, not fixed, where the code accepts the finding', () => {
    const suppressed = [{ ...makeFinding(), reason: 'demo token, see @bob' }];
    const [edit] = planReview(makeInput({ earlier: [makeEarlier()], analysis: { suppressed } })).edits;
    expect(edit?.minimise).toBe(true);
    expect(edit?.body).toContain(`**Accepted in the code in ${HEAD}.** The reason given: demo token, see @&#8203;bob`);
  });

  it.each([
    ['a changed file could not be parsed', { analysis: { problems: [{ path: 'app/login.py', message: 'Broken.' }] } }],
    ['a changed file was left out', { notes: [{ path: 'app/big.py', message: 'Too large.', budget: true }] }],
    ['a changed file could not be read', { notes: [{ path: 'app/a.py', message: 'Not text.', unread: true }] }],
  ])('calls nothing fixed where %s', (_name, parts) => {
    expect(planReview(makeInput({ earlier: [makeEarlier()], ...parts })).edits).toEqual([]);
  });

  it('is not held back by a problem in an unchanged file', () => {
    const problems = [{ path: 'lib/old.py', message: 'Broken.', budget: true }];
    const plan = planReview(makeInput({ earlier: [makeEarlier()], analysis: { problems } }));
    expect(plan.edits).toHaveLength(1);
    expect(plan.check.conclusion).toBe('success');
  });

  it('keeps the first of two comments on one finding', () => {
    const body = firstBody();
    const earlier = [makeEarlier({ id: 1, body }), makeEarlier({ id: 2, body })];
    const { edits } = planReview(makeInput({ earlier, analysis: { findings: [makeFinding()] } }));
    expect(edits).toMatchObject([{ id: 2, minimise: true }]);
    expect(edits[0]?.body).toContain('**Said already**');
  });

  it('keeps the open one where the first of two says fixed', () => {
    const earlier = [makeEarlier({ id: 1, state: 'fixed' }), makeEarlier({ id: 2, body: firstBody() })];
    expect(planReview(makeInput({ earlier, analysis: { findings: [makeFinding()] } })).edits).toEqual([]);
  });

  it('does not repeat a text of absurd length in a fixed comment', () => {
    const earlier = [makeEarlier({ body: `${'x'.repeat(60_000)}\n\n${marker('ab12', 'open')}` })];
    const [edit] = planReview(makeInput({ earlier })).edits;
    expect(edit?.body).toBe(`**Fixed in ${HEAD}.**\n\n${marker('ab12', 'fixed')}`);
  });
});

describe('planReview: suggestions in comments that stand already', () => {
  const fix = { path: 'app/login.py', startLine: 4, endLine: 5, replacement: 'pass' };
  const old = firstBody(makeFinding({ fix: { ...fix, replacement: 'old' } }));
  const findings = [makeFinding({ fix })];

  it('offers the new one where the comment stands on exactly its lines', () => {
    const earlier = [makeEarlier({ body: old, line: 5, startLine: 4 })];
    expect(planReview(makeInput({ earlier, analysis: { findings } })).edits[0]?.body).toContain('```suggestion\npass');
  });

  it.each([
    ['other lines', { line: 4 }],
    ['outdated lines', { line: undefined }],
    ['another file', { path: 'app/b.py', line: 5, startLine: 4 }],
  ])('shows it as code where the comment stands on %s', (_name, place) => {
    const earlier = [makeEarlier({ body: old, ...place })];
    const [edit] = planReview(makeInput({ earlier, analysis: { findings } })).edits;
    expect(edit?.body).toContain('```python\npass');
    expect(edit?.body).not.toContain('```suggestion');
    const next = [makeEarlier({ body: edit?.body ?? '', ...place })];
    expect(planReview(makeInput({ earlier: next, analysis: { findings } })).edits).toEqual([]);
  });
});

it('an edited comment does not call its line a step where it stands elsewhere', () => {
  const trace = [
    { path: 'app/login.py', line: 4, note: 'read' },
    { path: 'app/login.py', line: 20, note: 'stored' },
  ];
  const findings = [makeFinding({ line: 20, trace })];
  const bodies = [{ line: 4 }, { line: 9 }].map(
    (place) => planReview(makeInput({ earlier: [makeEarlier(place)], analysis: { findings } })).edits[0]?.body,
  );
  expect(bodies[0]).toContain('this line is the last changed one');
  expect(bodies[1]).toContain('It happens at');
  expect(bodies[1]).not.toContain('this line');
});

describe('planReview: whatever the repository holds', () => {
  const markdown = new MarkdownIt({ html: true });
  const piece = fc.constantFrom(
    '@octocat',
    '#1',
    '`',
    '```',
    '<b>',
    '</details>',
    '</sub>',
    '-->',
    '<!--',
    '![x](https://evil.example)',
    "'",
    '|',
    '\n',
    '\r\n\r\n',
    '# h',
    '- ',
    '\\',
    '\u202E',
    '$',
    ':x:',
    'https://evil.example',
    'a',
    ' ',
    '.py',
    '/',
    '```suggestion\nimport os\n```',
    '<!-- dash-state-guard fingerprint=ff sig=x -->',
  );
  const hostile = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  const finding = fc
    .record({ path: hostile, message: hostile, note: hostile, exposure: hostile, example: hostile, reason: hostile })
    .map(({ note, reason, ...parts }) => ({
      ...makeFinding({ ...parts, trace: [1, 2].map((line) => ({ path: parts.path, line, note })) }),
      reason,
    }));

  it('every text holds our own elements and links only', () => {
    fc.assert(
      fc.property(finding, (found) => {
        const files = [makeNumberedFile(found.path, 20, [4])];
        const { path, message } = found;
        const plan = planReview(
          makeInput({
            files,
            analysis: {
              findings: [found],
              suppressed: [found],
              suppressionProblems: [{ path, line: 1, message }],
              problems: [{ path, message }],
            },
          }),
        );
        const body = plan.comments[0]?.body ?? '';
        expect(body.endsWith(`\n\n${marker('ab12', 'open')}`)).toBe(true);
        for (const text of [body, plan.check.summary, plan.check.text]) {
          const tokens = markdown.parse(text, {}).flatMap((token) => token.children ?? [token]);
          const html = tokens.filter((token) => token.type.startsWith('html_')).map((token) => token.content.trim());
          expect(
            html.filter((each) => !/^<\/?sub>$|^<!-- dash-state-guard fingerprint=ab12 sig=open -->$/.test(each)),
          ).toEqual([]);
          const addresses = tokens.flatMap((token) => (token.type === 'link_open' ? [token.attrGet('href')] : []));
          expect(
            addresses.filter((each) => !/^https:\/\/(guard\.example|github\.com\/acme\/portal)\//.test(each ?? '')),
          ).toEqual([]);
          expect(tokens.filter((token) => token.type === 'image' || token.info === 'suggestion')).toEqual([]);
        }
        expect(plan.check.summary.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(3);
      }),
      { numRuns: 500 },
    );
  });

  it('never more than GitHub takes', () => {
    const name = `${'@'.repeat(3000)}.py`;
    const findings = Array.from({ length: 600 }, (_, index) =>
      makeFinding({ path: name, line: index + 1, message: name, fingerprint: index.toString(16) }),
    );
    const problems = findings.map(({ path, message }) => ({ path, message }));
    const { check } = planReview(makeInput({ analysis: { findings, problems } }));
    expect(check.text.length).toBeLessThanOrEqual(60_000);
    expect(check.text).toMatch(/\d+ more left out here for want of room\.$/);
    expect(check.summary.length).toBeLessThanOrEqual(60_000);
    expect(check.annotations).toHaveLength(200);
  });
});
