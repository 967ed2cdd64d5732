import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../src/rules/load-rules.ts';
import { temporaryFolder } from '../git/repository.ts';
import { PROGRAM, runCli } from './cli.ts';

const elsewhere = () => temporaryFolder();

describe('dash-state-guard rules', () => {
  it('lists every rule', () => {
    const { status, out } = runCli(elsewhere(), 'rules');
    expect(status).toBe(0);
    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual([...loadRules().rules.keys(), '']);
  });

  it('prints one rule’s guideline', () => {
    const rule = loadRules().rules.get('store-sensitive-data');
    const { status, out } = runCli(elsewhere(), 'rules', 'store-sensitive-data');
    expect(status).toBe(0);
    expect(out).toMatch(/^Rule {6}store-sensitive-data \(flow rule, since /);
    expect(out).toContain(rule?.body.trimEnd());
  });

  it('suggests the rule that was meant', () => {
    expect(runCli(elsewhere(), 'rules', 'debug-exposd')).toEqual({
      status: 2,
      out: '',
      err: 'There is no rule "debug-exposd"; did you mean "debug-exposed"?\n',
    });
  });
});

describe('dash-state-guard', () => {
  it('tells its version and its usage', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(runCli(elsewhere(), '--version')).toEqual({ status: 0, out: `${version}\n`, err: '' });
    const { status, out } = runCli(elsewhere(), '--help');
    expect(status).toBe(0);
    expect(out).toMatch(/^Usage: dash-state-guard /);
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['dif']],
    ['an argument too many', ['rules', 'debug-exposed', 'more']],
  ])('ends with status 2 for %s', (_, args) => {
    const { status, out, err } = runCli(elsewhere(), ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).not.toBe('');
  });

  it('ends quietly when nobody reads on', () => {
    const script = `"${process.execPath}" "${PROGRAM}" rules store-sensitive-data | head -n 1; exit \${PIPESTATUS[0]}`;
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: expect.stringMatching(/^Rule /), stderr: '' });
  });
});
