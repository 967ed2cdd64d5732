import { describe, expect, it } from 'vitest';
import { planReview } from '../../src/review/plan-review.ts';
import type { ReviewPolicy } from '../../src/review/review-input.ts';
import { HEAD, makeFinding, makeInput, makeNumberedFile } from './support.ts';

const BLOB = `https://github.com/acme/portal/blob/${HEAD}`;
const GUIDE = 'https://guard.example/guidelines';

type Parts = Parameters<typeof makeInput>[0];
const check = (parts: Parts) => planReview(makeInput(parts)).check;

const error = makeFinding();
const warning = makeFinding({ severity: 'warning', fingerprint: 'cd', line: 5 });
const notice = makeFinding({ severity: 'notice', fingerprint: 'ef', line: 6 });
const low = makeFinding({ confidence: 'low', fingerprint: '12', line: 7 });
const enforce = { mode: 'enforce' } as const;
const warn = { mode: 'warn' } as const;
const observe = { mode: 'observe' } as const;
const overBudget = [{ path: 'app/big.py', message: 'The file is larger than 1 MB.', budget: true }];
const unparsed = [{ path: 'app/login.py', message: 'Line 3 could not be parsed.' }];

describe('conclusion and title', () => {
  it.each<[Partial<ReviewPolicy>, (typeof error)[], string, string]>([
    [enforce, [], 'success', 'No new sensitive state'],
    [enforce, [error], 'failure', '1 new finding, which blocks'],
    [enforce, [error, warning], 'failure', '2 new findings: 1 blocks'],
    [enforce, [error, { ...error, line: 9 }, notice], 'failure', '3 new findings: 2 block'],
    [enforce, [warning, notice], 'success', '2 new findings: none blocks'],
    [{ ...enforce, failOn: 'warning' }, [warning, notice], 'failure', '2 new findings: 1 blocks'],
    [{ ...enforce, failOn: 'notice' }, [notice], 'failure', '1 new finding, which blocks'],
    [enforce, [low], 'success', 'No new sensitive state'],
    [{ ...enforce, failOn: 'notice' }, [low, warning], 'failure', '1 new finding, which blocks'],
    [warn, [error], 'neutral', '1 new finding, reported only'],
    [warn, [notice], 'neutral', '1 new finding, reported only'],
    [warn, [low], 'success', 'No new sensitive state'],
    [warn, [], 'success', 'No new sensitive state'],
    [observe, [error, warning], 'neutral', '2 new findings, reported only'],
    [observe, [], 'success', 'No new sensitive state'],
  ])('%o with %#', (policy, findings, conclusion, title) => {
    expect(check({ policy, analysis: { findings } })).toMatchObject({ conclusion, title });
  });

  it.each<[string, Parts, string, string]>([
    [
      'a file over a budget',
      { notes: overBudget },
      'neutral',
      'No new sensitive state; 1 changed file could not be read in full',
    ],
    [
      'a changed file over a budget of the analysis',
      { analysis: { problems: [{ path: 'app/login.py', message: 'Too deep.', budget: true }] } },
      'neutral',
      'No new sensitive state; 1 changed file could not be read in full',
    ],
    [
      'a file over a budget beside what blocks',
      { notes: overBudget, analysis: { findings: [error] } },
      'failure',
      '1 new finding, which blocks; 1 changed file could not be read in full',
    ],
    [
      'a file that could not be parsed',
      { analysis: { problems: unparsed } },
      'success',
      'No new sensitive state; 1 changed file could not be read in full',
    ],
    [
      'a note without consequence',
      { notes: [{ message: 'A locked key was ignored.' }] },
      'success',
      'No new sensitive state',
    ],
  ])('%s', (_name, parts, conclusion, title) => {
    expect(check(parts)).toMatchObject({ conclusion, title });
  });
});

describe('the check as its reader sees it', () => {
  const parts: Parts = {
    files: [makeNumberedFile('app/login.py', 20, [4])],
    notes: [{ message: "The key 'fail_on' is locked by the organisation; the repository's value was ignored." }],
    analysis: {
      findings: [
        warning,
        low,
        makeFinding({
          rule: 'debug-exposed',
          surface: 'config',
          dataTypes: [],
          path: 'app/run.py',
          message: "The debugger is on in 'app'.",
          fingerprint: '34',
        }),
        makeFinding({ dataTypes: ['credential.token', 'pii.email'] }),
      ],
      suppressed: [{ ...makeFinding({ line: 11, severity: 'warning' }), reason: 'Demo token of the public sandbox.' }],
      suppressionProblems: [{ path: 'app/a|b.py', line: 3, message: 'The suppression names no rule.' }],
      problems: unparsed,
    },
  };

  it('has a summary with a table and notes', () => {
    expect(check(parts).summary).toBe(
      `This change brings 3 new findings. Looked at 3 Python files (1,200 lines read).

| Rule | Where | What | Severity |
| --- | --- | --- | --- |
| [\`store-sensitive-data\`](${GUIDE}/store-sensitive-data) | [\`app/login.py:4\`](${BLOB}/app/login.py#L4) | Access token, E-mail address in a browser store | error, blocks |
| [\`debug-exposed\`](${GUIDE}/debug-exposed) | [\`app/run.py:4\`](${BLOB}/app/run.py#L4) | Debugger on for everyone who can reach the app | error, blocks |
| [\`store-sensitive-data\`](${GUIDE}/store-sensitive-data) | [\`app/login.py:5\`](${BLOB}/app/login.py#L5) | Access token in a browser store | warning |

### Notes

- The key \`fail_on\` is locked by the organisation; the repository's value was ignored.

- \`app/login.py\`: Line 3 could not be parsed.`,
    );
  });

  it('has a text that lists every finding by its place', () => {
    expect(check(parts).text).toBe(`### 3 new findings

- [\`app/login.py:4\`](${BLOB}/app/login.py#L4): **Sensitive data in a browser store** ([\`store-sensitive-data\`](${GUIDE}/store-sensitive-data), error, blocks). The token \`access_token\` is kept in the browser store \`auth-store\`.

- [\`app/run.py:4\`](${BLOB}/app/run.py#L4): **Debugger on for everyone who can reach the app** ([\`debug-exposed\`](${GUIDE}/debug-exposed), error, blocks). The debugger is on in \`app\`.

- [\`app/login.py:5\`](${BLOB}/app/login.py#L5): **Sensitive data in a browser store** ([\`store-sensitive-data\`](${GUIDE}/store-sensitive-data), warning). The token \`access_token\` is kept in the browser store \`auth-store\`.

### 1 finding accepted in the code

- [\`app/login.py:11\`](${BLOB}/app/login.py#L11): **Sensitive data in a browser store** ([\`store-sensitive-data\`](${GUIDE}/store-sensitive-data), warning). The token \`access_token\` is kept in the browser store \`auth-store\`. Reason: Demo token of the public sandbox.

### 1 suppression without effect

- [\`app/a|b.py:3\`](${BLOB}/app/a%7Cb.py#L3): The suppression names no rule.

<details><summary>1 finding of low confidence: not commented, never blocking</summary>

- [\`app/login.py:7\`](${BLOB}/app/login.py#L7): **Sensitive data in a browser store** ([\`store-sensitive-data\`](${GUIDE}/store-sensitive-data), error). The token \`access_token\` is kept in the browser store \`auth-store\`.

</details>`);
  });

  it('says what its mode means', () => {
    expect(check({ policy: observe }).summary).toContain(
      'The mode is `observe`: nothing is commented, and nothing blocks.',
    );
    expect(check({ policy: warn }).summary).toContain('The mode is `warn`: nothing blocks.');
  });

  it('cuts a long table and says so', () => {
    const findings = Array.from({ length: 60 }, (_, index) =>
      makeFinding({ line: index + 1, fingerprint: `${index}` }),
    );
    const { summary, text } = check({ analysis: { findings } });
    expect(summary.split('\n').filter((line) => line.startsWith('| ['))).toHaveLength(50);
    expect(summary).toContain('10 more findings below.');
    expect(text).toContain('### 60 new findings');
    expect(text.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(60);
  });
});

describe('annotations', () => {
  it('mark what blocks or gets a comment, with rule and link', () => {
    const { annotations } = check({
      analysis: { findings: [error, { ...warning, endLine: 8 }, notice, low] },
    });
    const message = `The token 'access_token' is kept in the browser store 'auth-store'.\n\nstore-sensitive-data: ${GUIDE}/store-sensitive-data`;
    const title = 'Sensitive data in a browser store';
    expect(annotations).toEqual([
      {
        path: 'app/login.py',
        startLine: 4,
        endLine: 4,
        startColumn: 5,
        endColumn: 31,
        level: 'failure',
        title,
        message,
      },
      { path: 'app/login.py', startLine: 5, endLine: 8, level: 'warning', title, message },
    ]);
  });

  it('mark a notice that blocks as a notice', () => {
    const policy = { failOn: 'notice', commentOn: 'error' } as const;
    expect(check({ policy, analysis: { findings: [notice] } }).annotations).toMatchObject([{ level: 'notice' }]);
  });

  it('show invisible characters by name', () => {
    const finding = makeFinding({ message: "The store 'a\u202Eb' holds a token." });
    expect(check({ analysis: { findings: [finding] } }).annotations[0]?.message).toContain("'a<U+202E>b'");
  });
});
