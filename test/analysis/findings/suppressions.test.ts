/** Suppressions from the text of a file to what is reported. A finding is put on the line that holds `SINK`. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/analysis/findings/finding.ts';
import { applySuppressions } from '../../../src/analysis/findings/suppressions-apply.ts';
import { readSuppressions } from '../../../src/analysis/findings/suppressions-read.ts';
import { isModule, parseModule } from '../../../src/analysis/python/parse.ts';
import type { AnalysisPolicy } from '../../../src/analysis/types.ts';

const COMMENT = '# dash-state: ignore[store-sensitive-data] demo data';

const policy = (suppressions: AnalysisPolicy['suppressions'] = 'allow') => ({
  suppressions,
  today: '2026-06-30',
  rules: new Map([
    ['store-sensitive-data', { severity: 'error', options: {} }],
    ['session-sensitive-data', { severity: 'error', options: {} }],
    ['debug-exposed', { severity: 'off', options: {} }],
  ]) satisfies AnalysisPolicy['rules'],
});

function fileOf(text: string, wholly = true) {
  const module = parseModule(text);
  if (!isModule(module)) throw new Error('The sample exceeds the parser’s budget.');
  return { path: 'app.py', module, suppressions: readSuppressions(module, text, 'app.py'), wholly };
}

function findingAt(line: number, column: number, rule = 'store-sensitive-data'): Finding {
  return {
    rule,
    severity: 'error',
    confidence: 'high',
    path: 'app.py',
    line,
    endLine: line,
    column,
    endColumn: column + 4,
    surface: 'store',
    dataTypes: ['credential.token'],
    level: 'high',
    message: 'An access token is put in a store.',
    fingerprint: `${rule}${line}`,
    trace: [{ path: 'app.py', line, note: 'here' }],
  };
}

function findingsIn(text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const at = line.indexOf('SINK');
    return at < 0 ? [] : [findingAt(index + 1, at + 1)];
  });
}

function apply(text: string, mode: AnalysisPolicy['suppressions'] = 'allow', wholly = true) {
  const present = findingsIn(text);
  const result = applySuppressions({ findings: present, present, files: [fileOf(text, wholly)], policy: policy(mode) });
  return {
    left: result.findings.map(({ line }) => line),
    suppressed: result.suppressed.map(({ line, reason }) => [line, reason]),
    problems: result.problems.map(({ line, message }) => `${line}: ${message}`),
    inForce: result.inForce.map(({ line }) => line),
  };
}

describe('where a suppression stands', () => {
  it.each([
    ['behind the line', `x = SINK()  ${COMMENT}\n`, 1],
    ['above it', `${COMMENT}\nx = SINK()\n`, 2],
    ['above it, indented', `def f():\n    ${COMMENT}\n    return SINK()\n`, 3],
    ['above it, with another comment between', `${COMMENT}\n# Kept for the tour.\nx = SINK()\n`, 3],
    ['on the first line of the statement', `return_value = (  ${COMMENT}\n    1,\n    SINK(),\n)\n`, 3],
    ['above the statement', `${COMMENT}\nlayout = Div([\n    Store(data=SINK),\n])\n`, 3],
    ['on the line of the reported call', `layout = Div([\n    SINK(1),  ${COMMENT}\n])\n`, 2],
    ['above the reported call', `layout = Div([\n    ${COMMENT}\n    SINK(1),\n])\n`, 3],
    ['with Windows line ends', `${COMMENT}\r\nx = SINK()\r\n`, 2],
    ['above a decorator', `${COMMENT}\n@SINK()\ndef f():\n    pass\n`, 2],
    ['behind an elif', `if a:\n    pass\nelif SINK():  ${COMMENT}\n    pass\n`, 3],
  ])('holds %s', (_, text, line) => {
    expect(apply(text)).toEqual({
      left: [],
      suppressed: [[line, 'demo data']],
      problems: [],
      inForce: [expect.any(Number)],
    });
  });

  it.each([
    ['on the last line of the statement', `x = f(\n    SINK\n)  ${COMMENT}\n`, 3],
    ['above a blank line', `${COMMENT}\n\nx = SINK()\n`, 1],
    ['on the function’s own line', `def f():  ${COMMENT}\n    return SINK()\n`, 1],
    ['below it', `x = SINK()\n${COMMENT}\n`, 2],
  ])('does not hold %s, and that is said', (_, text, line) => {
    const [finding] = findingsIn(text);
    expect(apply(text)).toEqual({
      left: [finding?.line],
      suppressed: [],
      problems: [`${line}: This suppression matches no finding of 'store-sensitive-data'.`],
      inForce: [],
    });
  });

  it('is no suppression inside a string', () => {
    expect(apply(`x = """\n${COMMENT}\n"""; y = SINK("${COMMENT}")\n`)).toEqual({
      left: [3],
      suppressed: [],
      problems: [],
      inForce: [],
    });
  });
});

describe('what is said of suppressions that do nothing', () => {
  it.each([
    ['# dash-state: ignore[store-sensitive-data]', 'This suppression gives no reason'],
    ['# dash-state: ignore why', 'This suppression names no rule'],
    ['# dash-state: ignore[stores] why', "There is no rule 'stores'."],
    ['# dash-state: ignore[<b>] why', 'There is no rule of that name.'],
    ['# dash-state: ignore[store-sensitive-data] until=2026-06-29 why', 'This suppression ended on 2026-06-29.'],
    ['# dash-state: ignore[session-sensitive-data] why', "matches no finding of 'session-sensitive-data'"],
  ])('%s', (comment, words) => {
    const told = apply(`x = SINK()  ${comment}\n`);
    expect(told).toMatchObject({ left: [1], suppressed: [], problems: [expect.stringContaining(words)] });
  });

  it.each([
    ['the last day of a dated one', 'x = SINK()  # dash-state: ignore[store-sensitive-data] until=2026-06-30 why\n'],
    ['a rule that is off', 'x = 1  # dash-state: ignore[debug-exposed] why\n'],
    ['a file with a syntax error', `x = 1  ${COMMENT}\ny = = 2\n`],
  ])('nothing is said of %s', (_, text) => {
    expect(apply(text)).toMatchObject({ left: [], problems: [] });
  });

  it('nothing is said of a file that was judged in part', () => {
    expect(apply(`x = 1  ${COMMENT}\n`, 'allow', false)).toMatchObject({ problems: [] });
  });

  it('of two ids, the good one holds and the other is named', () => {
    expect(apply('x = SINK()  # dash-state: ignore[store-sensitive-data, stores] why\n')).toMatchObject({
      left: [],
      problems: ["1: There is no rule 'stores'."],
    });
  });

  it('many are counted', () => {
    const { problems } = apply('# dash-state: ignore\n'.repeat(60));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)).toBe('51: 10 more suppressions do nothing.');
  });
});

describe('policies', () => {
  const text = `x = SINK()  ${COMMENT}\n`;

  it('forbid: nothing is held back, and that is said once', () => {
    expect(apply(text, 'forbid')).toEqual({
      left: [1],
      suppressed: [],
      problems: ['1: The policy does not allow suppressions in the code.'],
      inForce: [],
    });
  });

  it.each([
    ['allow', [2]],
    ['report', [2, 1]],
  ] as const)('%s: of an old and a new finding, lists %j', (mode, lines) => {
    const both = `x = SINK(1)  ${COMMENT}\nx = SINK(2)  ${COMMENT}\n`;
    const present = findingsIn(both);
    const findings = present.slice(1).map((finding) => ({ ...finding }));
    const result = applySuppressions({ findings, present, files: [fileOf(both)], policy: policy(mode) });
    expect(result.findings).toEqual([]);
    expect(result.suppressed.map(({ line }) => line)).toEqual(lines);
    expect(result.problems).toEqual([]);
    expect(result.inForce.map(({ line }) => line)).toEqual([1, 2]);
  });

  it('a finding of another rule or file is left alone', () => {
    const present = [findingAt(1, 5, 'session-sensitive-data'), { ...findingAt(1, 5), path: 'other.py' }];
    const result = applySuppressions({ findings: present, present, files: [fileOf(text)], policy: policy() });
    expect(result.findings).toEqual(present);
    expect(result.suppressed).toEqual([]);
  });
});
