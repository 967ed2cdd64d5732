/** Proposals alone, for rules whose findings are given here by the text that they stand on. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/analysis/findings/finding.ts';
import { applyFix } from '../../../src/analysis/fixes/edits.ts';
import { placeOf } from '../../../src/analysis/fixes/fix-place.ts';
import { proposeFixes } from '../../../src/analysis/fixes/propose-fixes.ts';
import { columnOf, lineOf } from '../../../src/analysis/python/lines.ts';
import { contextOf, moduleOf } from './attach.ts';

/** The finding stands on `on`; gives the texts that its proposals make. */
function proposals(rule: string, text: string, on: string): string[] {
  const module = moduleOf(text);
  const start = text.indexOf(on);
  const end = start + on.length;
  const finding: Finding = {
    rule,
    severity: 'error',
    confidence: 'high',
    path: 'app.py',
    line: lineOf(module, start),
    endLine: lineOf(module, end),
    column: columnOf(module, start),
    endColumn: columnOf(module, end),
    surface: 'config',
    dataTypes: [],
    level: 'none',
    message: 'A setting is wrong.',
    fingerprint: 'f',
    trace: [{ path: 'app.py', line: lineOf(module, start), note: 'here' }],
  };
  const { names } = contextOf({ 'app.py': text }, []);
  const place = placeOf({ finding, text, module, names, isRead: () => false, statementOf: () => undefined });
  return proposeFixes(place, []).map((fix) => applyFix(text, fix));
}

const FLAGS = 'secure=True, httponly=True, samesite="Lax"';

describe('proposeFixes', () => {
  it.each([
    [
      'cookie-sensitive-data',
      'r.set_cookie("id", ref, max_age=900)\n',
      'r.set_cookie',
      [`r.set_cookie("id", ref, max_age=900, ${FLAGS})\n`],
    ],
    ['cookie-sensitive-data', 'r.set_cookie("id", ref)\n', 'r.set_cookie', [`r.set_cookie("id", ref, ${FLAGS})\n`]],
    [
      'cookie-sensitive-data',
      'r.set_cookie("id", ref, secure=False, samesite="Strict")\n',
      'r.set_cookie',
      ['r.set_cookie("id", ref, secure=True, samesite="Strict", httponly=True)\n'],
    ],
    [
      'cookie-sensitive-data',
      'r.set_cookie(\n    "id",\n    ref,\n)\n',
      'r.set_cookie',
      ['r.set_cookie(\n    "id",\n    ref,\n    secure=True,\n    httponly=True,\n    samesite="Lax",\n)\n'],
    ],
    ['cookie-sensitive-data', `r.set_cookie("id", ref, ${FLAGS})\n`, 'r.set_cookie', []],
    ['cookie-sensitive-data', 'r.set_cookie("id", ref, 900)\n', 'r.set_cookie', []],
    [
      'store-user-data-scope',
      'x = dcc.Store(id="a", storage_type="local")\n',
      'dcc.Store',
      ['x = dcc.Store(id="a", storage_type="session")\n', 'x = dcc.Store(id="a", storage_type="memory")\n'],
    ],
    [
      'store-user-data-scope',
      "x = dcc.Store(id='a', storage_type='session')\n",
      'dcc.Store',
      ["x = dcc.Store(id='a', storage_type='memory')\n"],
    ],
    ['store-user-data-scope', 'x = dcc.Store(id="a", storage_type="memory")\n', 'dcc.Store', []],
    [
      'session-cookie-flags',
      's.config["SESSION_COOKIE_SECURE"] = False\n',
      's.config',
      ['s.config["SESSION_COOKIE_SECURE"] = True\n'],
    ],
    [
      'session-cookie-flags',
      's.config.update(SESSION_COOKIE_HTTPONLY=False)\n',
      'SESSION_COOKIE_HTTPONLY=False',
      ['s.config.update(SESSION_COOKIE_HTTPONLY=True)\n'],
    ],
    [
      'session-cookie-flags',
      "s.config['SESSION_COOKIE_SAMESITE'] = 'None'\n",
      's.config',
      ["s.config['SESSION_COOKIE_SAMESITE'] = 'Lax'\n"],
    ],
    [
      'secret-key-weak',
      'import os\nserver.secret_key = os.urandom(24)\n',
      'server.secret_key',
      ['import os\nserver.secret_key = os.environ["SECRET_KEY"]\n'],
    ],
    ['secret-key-weak', 'server.secret_key = secrets.token_hex(4)\n', 'server.secret_key', []],
    ['no-such-rule', 'x = 1\n', 'x', []],
  ])('%s: %j', (rule, text, on, results) => {
    expect(proposals(rule, text, on)).toEqual(results);
  });

  it('proposes nothing that takes more lines than a reader checks', () => {
    const entries = Array.from({ length: 60 }, (_, index) => `    "k${index}",\n`).join('');
    const text = `import os\nserver.config.update(SECRET_KEY=[\n${entries}])\n`;
    expect(proposals('secret-key-weak', text, 'SECRET_KEY')).toEqual([]);
  });
});
