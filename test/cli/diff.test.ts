import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { makeRepository, type Repository, temporaryFolder, writeFiles } from '../git/repository.ts';
import { CLEAN_APP, LEAK, LEAK_LINE, runCli } from './cli.ts';

const CONFIG = '.github/dash-state-guard.yml';
const isValid = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync('schema/findings.schema.json', 'utf8')));

/** `main` without a leak; the working tree with one. */
function leakyCheckout(files: Record<string, string> = {}): Repository {
  const repository = makeRepository();
  repository.commit({ 'app.py': CLEAN_APP, ...files });
  repository.write({ 'app.py': CLEAN_APP + LEAK });
  return repository;
}

describe('dash-state-guard diff', () => {
  it('prints what blocks, for people', () => {
    const { status, out, err } = runCli(leakyCheckout().folder, 'diff', '--base', 'HEAD');
    expect(status).toBe(1);
    expect(out).toContain(`app.py:${LEAK_LINE}:5  error    store-sensitive-data  `);
    expect(out).toMatch(/\n1 finding: 1 error \(1 Python file, 1 analysed, \d+ ms\)\.\n/);
    expect(err).toBe('');
  });

  it('prints JSON that follows the schema, alone on standard output', () => {
    const { status, out, err } = runCli(leakyCheckout().folder, 'diff', '--base', 'HEAD', '--format', 'json');
    const document = JSON.parse(out);
    expect(isValid(document), JSON.stringify(isValid.errors)).toBe(true);
    expect(document.findings).toMatchObject([{ rule: 'store-sensitive-data', path: 'app.py', line: LEAK_LINE }]);
    expect({ status, err }).toEqual({ status: 1, err: '' });
  });

  it.each([
    ['sarif', (out: string) => JSON.parse(out).runs[0].results[0].ruleId],
    ['rdjson', (out: string) => JSON.parse(out).diagnostics[0].code.value],
    ['markdown', (out: string) => /## `(.*?)` at/.exec(out)?.[1]],
  ])('prints %s', (format, ruleOf) => {
    const { status, out } = runCli(leakyCheckout().folder, 'diff', '--base', 'HEAD', '--format', format);
    expect({ status, rule: ruleOf(out) }).toEqual({ status: 1, rule: 'store-sensitive-data' });
  });

  it('reports nothing that was there before, and nothing without a change', () => {
    const { folder, commit } = leakyCheckout();
    commit({});
    expect(runCli(folder, 'diff', '--base', 'HEAD')).toMatchObject({ status: 0, err: '' });
    commit({ 'app.py': `"""Docs."""\n${CLEAN_APP}${LEAK}` });
    const { status, out } = runCli(folder, 'diff', '--base', 'HEAD~1', '--head', 'HEAD');
    expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(/^No findings \(1 Python file, /) });
  });

  it('judges another checkout, from any folder', () => {
    const { folder } = leakyCheckout();
    expect(runCli(temporaryFolder(), 'diff', '--repo', folder, '--base', 'main').status).toBe(1);
  });

  it('follows a flow through files that did not change', () => {
    const { folder, commit, write } = makeRepository();
    commit({
      'layout.py': 'from dash import dcc\n\nstore = dcc.Store(id="session-store")\n',
      'vault.py': 'import os\n\ndef read():\n    return os.environ["API_SECRET"]\n',
      'app.py': 'import vault\nfrom dash import Input, Output, callback\n',
    });
    write({
      'app.py': `import vault
from dash import Input, Output, callback

@callback(Output("session-store", "data"), Input("go", "n_clicks"))
def fill(clicks):
    return vault.read()
`,
    });
    const { out } = runCli(folder, 'diff', '--base', 'HEAD', '--format', 'json');
    const [finding] = JSON.parse(out).findings;
    expect(finding).toMatchObject({ rule: 'store-sensitive-data', path: 'app.py', line: 6 });
    expect(finding.trace[0]).toMatchObject({ path: 'vault.py', line: 4 });
  });

  it('writes large output whole', () => {
    const { folder, commit, write } = makeRepository();
    commit({ 'app.py': '' });
    const stores = Array.from({ length: 400 }, (_, index) => `    dcc.Store(id="s${index}", data=user_password),\n`);
    write({ 'app.py': `from dash import dcc\n\nuser_password = read()\nlayout = [\n${stores.join('')}]\n` });
    const { status, out } = runCli(folder, 'diff', '--base', 'HEAD', '--format', 'json');
    expect(out.length).toBeGreaterThan(200_000);
    expect({ status, findings: JSON.parse(out).findings.length }).toEqual({ status: 1, findings: 400 });
  });

  it('names files that it could not read', () => {
    const { folder, write } = leakyCheckout();
    const bad = Buffer.from('# \xe9', 'latin1');
    write({ 'bad.py': bad, 'tests/ignored.py': bad });
    const message = 'The file is not UTF-8 and does not name another encoding.';
    const text = runCli(folder, 'diff', '--base', 'HEAD');
    expect(text).toMatchObject({ status: 1, err: `note: bad.py: ${message}\n` });
    const json = runCli(folder, 'diff', '--base', 'HEAD', '--format', 'json');
    expect(JSON.parse(json.out).problems).toEqual([{ path: 'bad.py', message }]);
    expect(json.err).toBe('');
  });
});

describe('dash-state-guard diff and the configuration', () => {
  it.each([
    ['mode observe never blocks', 'mode: observe', 0, 1],
    ['mode warn never blocks', 'mode: warn', 0, 1],
    ['a lower severity does not block', 'rules: { store-sensitive-data: warning }', 0, 1],
    ['fail_on lets it', 'rules: { store-sensitive-data: warning }\nfail_on: warning', 1, 1],
    ['a rule can be off', 'rules: { store-sensitive-data: off }', 0, 0],
    ['files can be ignored', 'paths: { ignore: [app.py] }', 0, 0],
    ['names can be cleared', 'not_sensitive: [access_token, token]', 0, 0],
  ])('%s', (_, config, status, findings) => {
    const { folder } = leakyCheckout({ [CONFIG]: config });
    const outcome = runCli(folder, 'diff', '--base', 'HEAD', '--format', 'json');
    expect({ status: outcome.status, findings: JSON.parse(outcome.out).findings.length }).toEqual({ status, findings });
  });

  it('is the base’s: a change cannot rule itself', () => {
    const { folder, git, commit } = leakyCheckout();
    git('switch', '--quiet', '--create', 'feature');
    commit({ [CONFIG]: 'mode: observe\n' });
    expect(runCli(folder, 'diff', '--base', 'main').status).toBe(1);
    expect(runCli(folder, 'diff', '--base', 'main', '--config', CONFIG).status).toBe(0);
  });

  it('refuses a wrong file that the change brings', () => {
    const { folder, git, commit } = leakyCheckout();
    git('switch', '--quiet', '--create', 'feature');
    commit({ [CONFIG]: 'mod: warn\n' });
    const outcome = runCli(folder, 'diff', '--base', 'main', '--head', 'feature');
    expect([outcome.status, outcome.err]).toEqual([
      2,
      `${CONFIG} at head:1:1: mod: unknown key "mod"; did you mean "mode"?\n`,
    ]);
    expect(runCli(folder, 'diff', '--base', 'main').status).toBe(2);
  });

  it('judges a change that mends a broken file by the built-in policy', () => {
    const { folder, git, commit } = leakyCheckout({ [CONFIG]: 'mod: warn\n' });
    git('switch', '--quiet', '--create', 'feature');
    commit({ [CONFIG]: 'mode: observe\n' });
    const outcome = runCli(folder, 'diff', '--base', 'main');
    expect([outcome.status, outcome.err]).toEqual([1, '']);
  });

  it('says file, line and key of what is wrong in it', () => {
    const { folder } = leakyCheckout({ [CONFIG]: 'mode: warn\nfail_onn: error\nbots: never\n' });
    expect(runCli(folder, 'diff', '--base', 'HEAD', '--format', 'json')).toEqual({
      status: 2,
      out: '',
      err: `${CONFIG} at HEAD:2:1: fail_onn: unknown key "fail_onn"; did you mean "fail_on"?
${CONFIG} at HEAD:3:7: bots: "never" is not allowed here; allowed: check, skip
`,
    });
  });
});

describe('dash-state-guard diff says what is wrong', () => {
  it.each([
    ['no base', [], /required option '--base <ref>' not specified/],
    ['an unknown option', ['--base', 'HEAD', '--haed', 'x'], /unknown option '--haed'\n\(Did you mean --head\?\)/],
    [
      'an unknown format',
      ['--base', 'HEAD', '--format', 'xml'],
      /'xml' is invalid\. Allowed choices are text, json, sarif/,
    ],
    [
      'an unknown ref',
      ['--base', 'no-such-ref'],
      /^--base: there is no commit "no-such-ref" in .*; fetch it or correct the name\.\n$/,
    ],
    [
      'no configuration',
      ['--base', 'HEAD', '--config', 'nowhere.yml'],
      /^--config: there is no file nowhere\.yml; name a configuration file\.\n$/,
    ],
  ])('about %s', (_, args, message) => {
    const outcome = runCli(leakyCheckout().folder, 'diff', ...args);
    expect(outcome).toEqual({ status: 2, out: '', err: expect.stringMatching(message) });
  });

  it('about a folder without a repository', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'app.py': CLEAN_APP });
    const { status, err } = runCli(folder, 'diff', '--base', 'HEAD');
    expect({ status, err }).toEqual({ status: 2, err: expect.stringMatching(/^\. is not a Git checkout \(/) });
    expect(runCli(folder, 'diff', '--base', 'HEAD', '--repo', join(folder, 'nowhere')).status).toBe(2);
  });
});
