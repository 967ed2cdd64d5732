/** Examples are Python, short, about this code, and repeat none of its literals. */
import { describe, expect, it } from 'vitest';
import { attachFixes } from '../../../src/analysis/fixes/attach-fixes.ts';
import { attached, contextOf, findingsOf, moduleOf, SCANNED } from './attach.ts';

const SECRET = ['k7Zq', 'pLm42', 'xWv9'].join('-');

function exampleFor(rule: string, text: string): string {
  const finding = attached({ 'app.py': text }).find((each) => each.rule === rule);
  if (!finding) throw new Error(`Nothing is found by ${rule}.`);
  expect(finding.fix).toBeUndefined();
  return finding.example ?? 'none';
}

const HEAD = 'from dash import Input, Output, State, callback, dcc, set_props\nfrom flask import session\n\n';
const STORE = `${HEAD}store = dcc.Store(id="literal-id")\n\n\n@callback(Output("literal-id", "data"), Input("url", "pathname"))\n`;

describe('workedExample', () => {
  it.each([
    [
      'a record in a store: a reference',
      'store-sensitive-data',
      `${STORE}def load_patient(pathname):\n    patient = find(pathname)\n    return patient.diagnosis\n`,
      [
        'def load_patient(pathname):',
        'cache.set(f"{session[\'user_id\']}:{ref}", patient.diagnosis, timeout=900)',
        'return ref',
        'def read_diagnosis(ref):',
      ],
    ],
    [
      'a variable in a store',
      'store-sensitive-data',
      `${STORE}def load(_):\n    iban = find().iban\n    return iban\n`,
      ['def load(_):', '{ref}", iban, timeout=900)', 'def read_iban(ref):'],
    ],
    [
      'set_props',
      'store-sensitive-data',
      `${HEAD}store = dcc.Store(id="literal-id")\n\n\n@callback(Input("a", "n_clicks"))\ndef keep(_):\n    set_props("literal-id", {"data": find().iban})\n`,
      ['def keep(_):', 'set_props(store_id, {"data": ref})'],
    ],
    [
      'a secret of the app: used on the server',
      'store-sensitive-data',
      'import os\nfrom dash import dcc\n\nbilling_key = os.environ["LITERAL_API_KEY"]\nstore = dcc.Store(id="literal-id", data=billing_key)\n',
      ['requests.get(', 'headers=headers', 'return answer.json()'],
    ],
    [
      'a typed password: checked, not kept',
      'store-sensitive-data',
      `${HEAD}pin = dcc.Input(id="pin", type="password")\nstore = dcc.Store(id="literal-id")\n\n\n@callback(Output("literal-id", "data"), Input("go", "n_clicks"), State("pin", "value"))\ndef keep(_, pin):\n    return pin\n`,
      ['check_password_hash(user.password_hash, password or "")', 'session.clear()', 'session["user_id"] = user.id'],
    ],
    [
      'the password of a record: checked, not kept',
      'store-sensitive-data',
      `${STORE}def load(_):\n    return find_user().password\n`,
      ['check_password_hash('],
    ],
    [
      'a session: the rest under the id',
      'session-sensitive-data',
      `${HEAD}def remember(patient):\n    session["literal"] = patient.diagnosis\n`,
      ['def remember(patient):', ':diagnosis", patient.diagnosis, timeout=900)', 'def read_diagnosis():'],
    ],
    [
      'a global: one entry a user',
      'global-user-data',
      `${HEAD}last_iban = None\n\n\n@callback(Output("a", "children"), Input("b", "value"))\ndef show(account_id):\n    global last_iban\n    last_iban = find(account_id).iban\n    return ""\n`,
      ['def show(account_id):', "session['user_id']", 'timeout=900'],
    ],
    [
      'an identity in a global: read each time',
      'global-user-data',
      `${HEAD}who = None\n\n\n@callback(Output("a", "children"), Input("b", "value"))\ndef show(_):\n    global who\n    who = session["user_id"]\n    return ""\n`,
      ['def show(_):', 'user_id = session.get("user_id")'],
    ],
    [
      'a card number in a field: masked',
      'component-value-sensitive-data',
      `${HEAD}@callback(Output("field", "value"), Input("b", "value"))\ndef show(_):\n    card = find()\n    return card.card_number\n`,
      ['def mask(card_number):', 'str(card_number)[-4:]'],
    ],
    [
      'a salary in a field: the rule says more',
      'component-value-sensitive-data',
      `${HEAD}@callback(Output("field", "value"), Input("b", "value"))\ndef show(_):\n    return find().salary\n`,
      ['none'],
    ],
    [
      'a secret, where os is not imported',
      'hardcoded-secret',
      `smtpPassword = "${SECRET}"\n`,
      ['import os', 'SMTP_PASSWORD = os.environ["SMTP_PASSWORD"]'],
    ],
    [
      'a header',
      'hardcoded-secret',
      `headers = {"Authorization": "Bearer ${SCANNED}"}\n`,
      ['API_SECRET = os.environ["API_SECRET"]'],
    ],
    [
      'a key, where os is not imported',
      'secret-key-hardcoded',
      `from wsgi import server\nserver.secret_key = "${SECRET}"\n`,
      ['SECRET_KEY = os.environ["SECRET_KEY"]'],
    ],
    [
      'debug by a constant',
      'debug-exposed',
      'from wsgi import app\nDEBUG = True\napp.run(host="0.0.0.0", debug=DEBUG)\n',
      ['DEBUG = os.environ.get("DASH_DEBUG") == "1"'],
    ],
  ])('%s', (_, rule, text, lines) => {
    const example = exampleFor(rule, text);
    for (const line of lines) expect(example).toContain(line);
    expect(moduleOf(example).errors).toEqual([]);
    expect(example.split('\n').length).toBeLessThanOrEqual(12);
    expect(example).not.toContain(SECRET);
    expect(example).not.toContain(SCANNED);
    expect(example.toLowerCase()).not.toContain('literal');
  });

  it.each([
    ['many parameters', 'def load(a, b, c, d, e):', 'def load(*inputs):'],
    ['a name that is not ASCII', 'def lädt(a):', 'def load():'],
    ['a name that is a word of the example', 'def load(session):', 'def load(*inputs):'],
    ['an endless name', `def ${'x'.repeat(400)}(a):`, 'def load():'],
  ])('writes %s in another way', (_, header, signature) => {
    const example = exampleFor('store-sensitive-data', `${STORE}${header}\n    return find().iban\n`);
    expect(example).toContain(signature);
    expect(moduleOf(example).errors).toEqual([]);
  });

  it('takes no words from a text that does not fit the finding', () => {
    const program = { 'app.py': `${STORE}def load(_):\n    return find().iban\n` };
    const present = findingsOf(program).map((finding) => ({ ...finding, line: 900, endLine: 900 }));
    const [finding] = attachFixes(present, contextOf(program, present));
    expect(moduleOf(finding?.example ?? '').errors).toEqual([]);
    expect(finding?.fix).toBeUndefined();
  });
});
