import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/analysis/analyze.ts';
import type { Finding, Fix } from '../../src/analysis/findings/finding.ts';
import { readExamples } from '../../src/rules/read-examples.ts';
import { changeOf, checkExample } from './check-example.ts';

/** An analysis small enough to trust: each added line that says `leak` is a finding, and `fix` makes a fix for it. */
function findLeaks(fix?: (file: string) => Pick<Fix, 'replacement'>) {
  return ({ files }: Change): Finding[] =>
    files.flatMap(({ path, after, addedLines }) =>
      (after?.text ?? '').split('\n').flatMap((text, index) => {
        const line = index + 1;
        if (!text.includes('leak') || !addedLines.has(line)) return [];
        const finding: Finding = {
          rule: 'some-rule',
          severity: 'error',
          confidence: 'high',
          surface: 'store',
          dataTypes: [],
          level: 'none',
          message: 'There is a leak.',
          path,
          line,
          endLine: line,
          column: 1,
          endColumn: 2,
          fingerprint: text.trim(),
          trace: [{ path, line, note: 'leak' }],
        };
        return [
          fix === undefined ? finding : { ...finding, fix: { path, startLine: line, endLine: line, ...fix(text) } },
        ];
      }),
    );
}

function check(body: string, analyze = findLeaks()): string[] {
  return readExamples(body).flatMap((example) => checkExample('some-rule', example, analyze));
}

const block = (language: string, ...lines: string[]) => ['```'.concat(language), ...lines, '```', ''].join('\n');

describe('checkExample', () => {
  it.each([
    ['markers and findings agree', block('python', 'leak()  # finding', 'safe()'), []],
    ['another rule is meant by name', block('python', 'leak()  # finding: some-rule'), []],
    ['a finding is missing', block('python', 'safe()  # finding'), ['missing: app.py:1 some-rule']],
    ['a finding has no marker', block('python', 'leak()'), ['not expected: app.py:1 some-rule']],
    [
      'two are expected and one is there',
      block('python', 'leak()  # finding: some-rule, some-rule'),
      ['missing: app.py:1 some-rule'],
    ],
    [
      'a flow begins where it is said to',
      block('python', 'leak()  # finding: some-rule', 'x = 1  # source'),
      ['no flow begins at app.py:2'],
    ],
    ['only added lines count', block('diff', ' old_leak()', '+leak()  # finding'), []],
    [
      'unchanged files are context',
      `${block('diff', ' leak()')}\`new.py\`:\n${block('python', 'leak()  # finding')}`,
      [],
    ],
  ])('says so when %s', (_, code, disagreements) => {
    expect(check(`## Bad\n${code}`)).toEqual(disagreements);
  });

  it('wants the suggestion that is offered', () => {
    const page = (suggestion: string) =>
      `## Bad\n${block('python', 'leak()  # finding')}${block('suggestion', suggestion)}`;
    const analyze = findLeaks(() => ({ replacement: 'safe()' }));
    expect(check(page('safe()'), analyze)).toEqual([]);
    expect(check(page('other()'), analyze)).toEqual([
      'suggestion not offered:\nother()',
      'suggestion not on the page:\nsafe()',
    ]);
    expect(check(page('safe()'))).toEqual(['suggestion not offered:\nsafe()']);
  });

  it.each([
    ['leaves the finding', 'leak()'],
    ['brings another', 'leak(1)'],
  ])('rejects a fix that %s', (_, replacement) => {
    expect(
      check(
        `## Bad\n${block('python', 'leak()  # finding')}`,
        findLeaks(() => ({ replacement })),
      ),
    ).toEqual(['the fix at app.py:1 leaves or brings: some-rule app.py There is a leak.']);
  });

  it('accepts a fix that removes the line', () => {
    expect(
      check(
        `## Bad\n${block('python', 'leak()  # finding', 'safe()')}`,
        findLeaks(() => ({ replacement: '' })),
      ),
    ).toEqual([]);
  });
});

describe('changeOf', () => {
  it('makes a change of new, changed and unchanged files', () => {
    const body = [
      '## Only the change counts',
      '`stores.py`:',
      block('diff', ' a = 1'),
      '`pages/home.py`:',
      block('diff', ' b = 1', '-c = 1', '+c = 2  # finding'),
      '`pages/new.py`:',
      block('python', 'd = 1'),
    ].join('\n');
    const change = readExamples(body).map(changeOf)[0];
    expect(change).toEqual({
      files: [
        {
          path: 'pages/home.py',
          before: { path: 'pages/home.py', text: 'b = 1\nc = 1\n' },
          after: { path: 'pages/home.py', text: 'b = 1\nc = 2\n' },
          addedLines: new Set([2]),
        },
        { path: 'pages/new.py', after: { path: 'pages/new.py', text: 'd = 1\n' }, addedLines: new Set([1]) },
      ],
      context: [{ path: 'stores.py', text: 'a = 1\n' }],
    });
  });
});
