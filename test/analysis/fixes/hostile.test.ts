/** Whatever the text is, attaching fixes ends, and what it says parses and holds no secret. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attachFixes } from '../../../src/analysis/fixes/attach-fixes.ts';
import { applyFix } from '../../../src/analysis/fixes/edits.ts';
import { attached, contextOf, findingsOf, moduleOf } from './attach.ts';

const SECRET = ['k7Zq', 'pLm42', 'xWv9'].join('-');

/** Pieces of lines that lead to findings, in any order and layout. */
const PIECES = [
  'import os\n',
  `token = "${SECRET}"\n`,
  `x = {"password": "${SECRET}", "a": 1}\n`,
  'session["user"] = {"id": user.id, "ssn": user.ssn}\n',
  'session["user"] = {\n    "ssn": user.ssn,  # shown\n    "id": 1}\n',
  'session["ssn"] = user.ssn; session["id"] = 1\n',
  'def f():\n    content = {"id": 1}\n    content["ssn"] = user.ssn\n    session["user"] = content\n',
  'if user: session["user"] = dict(id=(1), ssn=(user.ssn))\n',
  'app.run(host="0.0.0.0", debug=True)\n',
  `server.secret_key = os.environ.get("K", "${SECRET}")\n`,
  'y = dcc.Input(id="pin", type="password", persistence=True, value=(user.password))\n',
  ')\n',
  '\t\\\n',
  '"""',
];

it('for any mixture of lines', () => {
  const head = 'from flask import session\nfrom dash import dcc\nfrom wsgi import app, server\n';
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => head + pieces.join(''));
  fc.assert(
    fc.property(texts, fc.boolean(), (unix, windows) => {
      const text = windows ? unix.replaceAll('\n', '\r\n') : unix;
      for (const { fix, example } of attached({ 'app.py': text })) {
        if (fix) {
          expect(fix.replacement).not.toContain(SECRET);
          expect(moduleOf(applyFix(text, fix)).errors.length).toBeLessThanOrEqual(moduleOf(text).errors.length);
        }
        if (example !== undefined) {
          expect(example).not.toContain(SECRET);
          expect(moduleOf(example).errors).toEqual([]);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('for findings at any place of the text', () => {
  const text = `import os\nsession["user"] = {"id": 1, "ssn": user.ssn}\ntoken = "${SECRET}"\n`;
  const present = findingsOf({ 'app.py': `from flask import session\n${text}` });
  const place = fc.record({
    line: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 90 }),
    length: fc.nat(90),
  });
  fc.assert(
    fc.property(place, fc.constantFrom(...present), ({ line, column, length }, finding) => {
      const moved = { ...finding, line, endLine: line, column, endColumn: column + length };
      const [result] = attachFixes([moved], { ...contextOf({ 'app.py': text }, present), reanalyse: () => [] });
      expect(result?.fix?.replacement ?? '').not.toContain(SECRET);
      expect(result?.example ?? '').not.toContain(SECRET);
    }),
    { numRuns: 60 },
  );
});
