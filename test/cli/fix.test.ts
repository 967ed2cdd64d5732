import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository, temporaryFolder, writeFiles } from '../git/repository.ts';
import { runCli } from './cli.ts';

const APP = `\
import os

from dash import Dash, dcc, html

app = Dash(__name__)
app.layout = html.Div([dcc.Input(id="password", type="password", persistence=True)])
app.server.secret_key = "${['correct', 'horse', 'battery', 'staple'].join('-')}"

if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)
`;
const FIXED = APP.replace('persistence=True', 'persistence=False')
  .replace(/"correct.*"/, 'os.environ["SECRET_KEY"]')
  .replace('debug=True', 'debug=False');

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');

describe('dash-state-guard fix', () => {
  it('applies every proven fix of a file, and says what it did and left', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'app.py': APP });
    const { status, out, err } = runCli(folder, 'fix');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(read(folder, 'app.py')).toBe(FIXED);
    expect(out).toContain('fixed  app.py:7  secret-key-hardcoded');
    expect(out).toContain('left   app.py:5  https-not-enforced');
    expect(out).toContain('3 findings fixed in 1 file; 1 finding left');
    expect(out).toContain('Set the environment variables');
  });

  it('shows with --dry-run what it would write, without the secret', () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'app.py': APP });
    const { out } = runCli(folder, 'fix', '--dry-run');
    expect(read(folder, 'app.py')).toBe(APP);
    expect(out).toContain('-app.server.secret_key = "***"\n');
    expect(out).toContain('+app.server.secret_key = os.environ["SECRET_KEY"]\n');
    expect(out).not.toContain('battery');
  });

  it('keeps line ends and a byte order mark', () => {
    const folder = temporaryFolder();
    const text = (app: string) => `\ufeff${app.replaceAll('\n', '\r\n')}`;
    writeFiles(folder, { 'app.py': text(APP) });
    expect(runCli(folder, 'fix').status).toBe(0);
    expect(read(folder, 'app.py')).toBe(text(FIXED));
  });

  it('fixes with --base only what the working tree introduces', () => {
    const { folder, commit } = makeRepository();
    commit({ 'app.py': APP });
    const added = '\n\ndef serve():\n    app.run(host="0.0.0.0", debug=True)\n';
    writeFiles(folder, { 'app.py': APP + added });
    expect(runCli(folder, 'fix', '--base', 'HEAD').status).toBe(0);
    expect(read(folder, 'app.py')).toBe(APP + added.replace('True', 'False'));
  });

  it('follows no link', () => {
    const folder = temporaryFolder();
    const elsewhere = temporaryFolder();
    writeFiles(elsewhere, { 'app.py': APP });
    symlinkSync(join(elsewhere, 'app.py'), join(folder, 'app.py'));
    symlinkSync(elsewhere, join(folder, 'pages'));
    expect(runCli(folder, 'fix').out).toBe('Nothing was changed; nothing is left.\n');
    expect(read(elsewhere, 'app.py')).toBe(APP);
  });

  it('ends with 1 where something that blocks is left', () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'app.py': `${APP}\nUSERS = {}\n\n\ndef log_in(access_token):\n    USERS[1] = access_token\n`,
    });
    expect(runCli(folder, 'fix').status).toBe(1);
  });
});
