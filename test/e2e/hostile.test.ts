/** What strangers may bring, against the built app: it costs themselves only, and rules nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONFIG_PATH } from '../../src/github/read-repository-config.ts';
import { FILES, LEAK } from './example-app.ts';
import { type Stage, setStage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await setStage({}, { ANALYSIS_SECONDS: '3' });
});
afterAll(() => stage?.end());

/** Each function makes a dict of sixty results of the one before: far more work than its size says. */
function endlessDicts(): string {
  const levels = Array.from({ length: 40 }, (_, level) => {
    const items = Array.from({ length: 60 }, (_, item) => `"k${item}": f${level}(a)`).join(', ');
    return `def f${level + 1}(a):\n    d = {${items}}\n    return {**d, "z": f${level}(d)}\n`;
  });
  return `from flask import request\n\n\ndef f0(a):\n    return a\n\n\n${levels.join('\n\n')}\nresult = f40(request.args)\n`;
}

const BOMB = Array.from({ length: 9 }, (_, level) => {
  const items = level === 0 ? '"lol"' : Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ');
  return `a${level}: &a${level} [${items}]`;
}).join('\n');

describe('code that costs more than its size says', () => {
  it('is named in a check that is no success, beside what is found elsewhere', async () => {
    const { open, verdict } = await stage.scene(FILES);
    const pull = await open('costly', { 'costly.py': endlessDicts(), 'callbacks.py': LEAK });
    const check = await verdict(pull);
    expect(check.conclusion).toBe('failure');
    expect(stage.double.reviewComments(pull)).toHaveLength(1);
    expect(check.output.summary).toContain('costly.py');
  });

  it('alone makes the check neutral', async () => {
    const { open, verdict } = await stage.scene(FILES);
    const check = await verdict(await open('costly-alone', { 'costly.py': endlessDicts() }));
    expect(check.conclusion).toBe('neutral');
    expect(check.output.summary).toContain('costly.py');
  });
});

describe('a configuration', () => {
  it.each([
    { what: 'that grows without end', text: `${BOMB}\n` },
    { what: 'with a key of JavaScript', text: '__proto__: { mode: observe }\n' },
    { what: 'with constructors', text: 'constructor: { prototype: { mode: observe } }\n' },
    { what: 'with a tag that makes objects', text: 'mode: !!js/function "function () {}"\n' },
  ])('$what is an error of its own', async ({ text }) => {
    const { open, verdict } = await stage.scene({ ...FILES, [CONFIG_PATH]: text });
    const check = await verdict(await open('any', { 'callbacks.py': LEAK }));
    expect(check).toMatchObject({ conclusion: 'failure', output: { title: expect.stringContaining('onfiguration') } });
  });
});

describe('names of files', () => {
  it('that mean something elsewhere are names here', async () => {
    const { open, verdict } = await stage.scene(FILES);
    const names = ['__proto__.py', 'constructor/__proto__.py', 'toString.py', '-rf.py', 'a b\u202e.py', '$(id).py'];
    const pull = await open('names', {
      ...Object.fromEntries(names.map((name) => [name, 'x = 1\n'])),
      'callbacks.py': LEAK,
    });
    expect(await verdict(pull)).toMatchObject({
      conclusion: 'failure',
      output: { title: expect.stringContaining('1 new') },
    });
  });
});

describe('a token', () => {
  it('opens the repository that is worked on, and nothing else', async () => {
    const { owner, open, verdict } = await stage.scene(FILES);
    await stage.double.addRepository({ owner, name: 'payroll', files: { 'README.md': '# Private\n' } });
    await verdict(await open('narrow', { 'callbacks.py': LEAK }));
    const tokens = stage.double.requests.filter(
      ({ operation, status }) => operation === 'apps/create-installation-access-token' && status === 201,
    );
    const opened = tokens.map(({ body }) => (body as { repositories?: string[] }).repositories);
    expect(opened.length).toBeGreaterThan(0);
    for (const repositories of opened) expect(repositories).toEqual(['dashboards']);
  });
});
