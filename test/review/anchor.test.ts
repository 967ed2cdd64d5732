import { describe, expect, it } from 'vitest';
import { findAnchor } from '../../src/review/anchor.ts';
import { makeFile, makeFinding, makeNumberedFile } from './support.ts';

// Line 10 is new; lines 7 to 13 are in the diff.
const login = makeNumberedFile('app/login.py', 30, [10]);
const home = makeNumberedFile('app/home.py', 30, [3, 20]);
const files = [login, home];

const sink = (line: number, endLine = line) => ({ path: 'app/login.py', line, endLine });
const step = (path: string, line: number) => ({ path, line, note: 'passed on' });
const fix = (startLine: number, endLine: number, replacement: string) => ({
  path: 'app/login.py',
  startLine,
  endLine,
  replacement,
});

describe('findAnchor', () => {
  it.each([
    ['the sink on an added line', { ...sink(10) }, { on: 'sink', path: 'app/login.py', startLine: 10, line: 10 }],
    ['the sink on a context line', { ...sink(8) }, { on: 'sink', path: 'app/login.py', startLine: 8, line: 8 }],
    ['all lines of the sink', { ...sink(9, 12) }, { on: 'sink', path: 'app/login.py', startLine: 9, line: 12 }],
    [
      'the first line of a sink that leaves the hunk',
      sink(12, 18),
      { on: 'sink', path: 'app/login.py', startLine: 12, line: 12 },
    ],
    [
      'the last step on an added line',
      {
        ...sink(25),
        trace: [step('app/home.py', 3), step('app/home.py', 20), step('app/home.py', 21), step('app/login.py', 25)],
      },
      { on: 'step', path: 'app/home.py', startLine: 20, line: 20 },
    ],
    [
      'no step on a mere context line',
      { ...sink(25), trace: [step('app/home.py', 4), step('app/login.py', 25)] },
      { on: 'file', path: 'app/login.py' },
    ],
    ['the file', sink(25), { on: 'file', path: 'app/login.py' }],
    [
      'a step for a sink in an untouched file',
      { path: 'app/other.py', line: 1, trace: [step('app/login.py', 10), step('app/other.py', 1)] },
      { on: 'step', path: 'app/login.py', startLine: 10, line: 10 },
    ],
    ['nothing in an untouched file', { path: 'app/other.py', line: 1 }, undefined],
    [
      'the lines of a fix, rather than the sink',
      { ...sink(10), fix: fix(9, 11, 'pass') },
      { on: 'fix', path: 'app/login.py', startLine: 9, line: 11 },
    ],
    [
      'a fix that removes',
      { ...sink(10), fix: fix(10, 10, '') },
      { on: 'fix', path: 'app/login.py', startLine: 10, line: 10 },
    ],
    [
      'no fix that leaves the hunk',
      { ...sink(10), fix: fix(10, 14, 'pass') },
      { on: 'sink', path: 'app/login.py', startLine: 10, line: 10 },
    ],
    [
      'no fix that changes nothing',
      { ...sink(9), fix: fix(10, 10, 'line_10 = 10') },
      { on: 'sink', path: 'app/login.py', startLine: 9, line: 9 },
    ],
    [
      'no fix with hidden characters',
      { ...sink(9), fix: fix(10, 10, 'a\u200B = 1') },
      { on: 'sink', path: 'app/login.py', startLine: 9, line: 9 },
    ],
    [
      'no fix in an untouched file',
      { ...sink(9), fix: { ...fix(1, 1, 'pass'), path: 'app/other.py' } },
      { on: 'sink', path: 'app/login.py', startLine: 9, line: 9 },
    ],
  ])('chooses %s', (_name, parts, expected) => {
    expect(findAnchor(makeFinding(parts), files)).toEqual(expected);
  });

  it('does not call a fix in CRLF a change where it is none', () => {
    const file = makeFile('app/login.py', '', 'a = 1\r\nb = 2\r\n');
    const same = makeFinding({ line: 1, fix: fix(1, 2, 'a = 1\r\nb = 2') });
    expect(findAnchor(same, [file])?.on).toBe('sink');
    expect(findAnchor(makeFinding({ line: 1, fix: fix(1, 2, 'a = 1\r\nb = 3') }), [file])?.on).toBe('fix');
  });

  it('finds no place in a removed file', () => {
    const removed = makeFile('app/login.py', 'a\n', '', { status: 'removed' });
    expect(findAnchor(makeFinding(sink(1)), [removed])).toBeUndefined();
  });

  it('takes a renamed file without changed lines as a file', () => {
    const renamed = makeFile('app/login.py', 'a\n', 'a\n', { status: 'renamed', previousPath: 'app/old.py' });
    expect(findAnchor(makeFinding(sink(1)), [renamed])).toEqual({ on: 'file', path: 'app/login.py' });
  });
});
