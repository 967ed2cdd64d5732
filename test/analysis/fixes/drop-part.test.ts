import { describe, expect, it } from 'vitest';
import { attachFixes } from '../../../src/analysis/fixes/attach-fixes.ts';
import { attached, contextOf, findingsOf } from './attach.ts';
import { change, fixed } from './changes.ts';

const STORE = 'from dash import Input, Output, State, callback, dcc, html\n\nstore = dcc.Store(id="user-store")\n\n\n';
const FILL =
  '@callback(Output("user-store", "data"), Input("url", "pathname"))\ndef fill(_):\n    user = find_user()\n';

describe('what is sensitive is left out', () => {
  it.each([
    ['an entry of the returned dict', '    return {"id": user.id, "ssn": user.ssn}\n', '    return {"id": user.id}\n'],
    ['the first entry', '    return {"ssn": user.ssn, "id": user.id}\n', '    return {"id": user.id}\n'],
    [
      'an entry on a line of its own',
      '    return {\n        "id": user.id,\n        "ssn": user.ssn,\n    }\n',
      '    return {\n        "id": user.id,\n    }\n',
    ],
    [
      'two entries of one type',
      '    return {"id": 1, "token": user.token, "refresh_token": user.refresh_token}\n',
      '    return {"id": 1}\n',
    ],
    [
      'two entries of two types',
      '    return {"id": 1, "ssn": user.ssn, "salary": user.salary}\n',
      '    return {"id": 1}\n',
    ],
    [
      'an inner entry',
      '    return {"user": {"id": user.id, "ssn": user.ssn}}\n',
      '    return {"user": {"id": user.id}}\n',
    ],
    ['an argument of dict', '    return dict(id=user.id, ssn=user.ssn)\n', '    return dict(id=user.id)\n'],
    [
      'an entry of a variable',
      '    content = {"id": user.id, "ssn": user.ssn}\n    return content\n',
      '    content = {"id": user.id}\n    return content\n',
    ],
    [
      'an assignment to a key',
      '    content = {"id": user.id}\n    content["ssn"] = user.ssn\n    return content\n',
      '    content = {"id": user.id}\n    return content\n',
    ],
  ])('%s', (_, body, after) => {
    expect(fixed('store-sensitive-data', { 'app.py': STORE + FILL + body })).toBe(STORE + FILL + after);
  });

  it('of a type that is in the finding alone', () => {
    const text = `${STORE}${FILL}    return {"id": user.id, "email": user.email, "ssn": user.ssn}\n`;
    const present = findingsOf({ 'app.py': text });
    const onlyNew = present.map((finding) => ({ ...finding, dataTypes: ['pii.government-id'] }));
    const [finding] = attachFixes(onlyNew, contextOf({ 'app.py': text }, present));
    expect(finding?.fix?.replacement).toBe('    return {"id": user.id, "email": user.email}');
  });

  it.each([
    ['nothing would be left', '    return {"ssn": user.ssn}\n'],
    ['the whole value is meant', '    ssn = user.ssn\n    return ssn\n'],
    ['making it does something', '    return {"id": user.id, "token": renew_token(user)}\n'],
    [
      'the variable serves something else',
      '    content = {"id": user.id, "ssn": user.ssn}\n    save(content)\n    return content\n',
    ],
    [
      'the key is read',
      '    return {"id": user.id, "ssn": user.ssn}\n\n\n@callback(Output("a", "children"), Input("user-store", "data"))\ndef show(data):\n    return check(data["ssn"])\n',
    ],
    [
      'the key is read with get',
      '    return {"id": user.id, "ssn": user.ssn}\n\n\n@callback(Output("a", "children"), Input("user-store", "data"))\ndef show(data):\n    return check((data or {}).get("ssn"))\n',
    ],
  ])('not where %s, and an example is given', (_, body) => {
    const finding = attached({ 'app.py': STORE + FILL + body }).find(({ rule }) => rule === 'store-sensitive-data');
    expect(finding?.fix).toBeUndefined();
    expect(finding?.example).toContain('secrets.token_urlsafe(32)');
  });

  it('not where another file reads the key', () => {
    const reader =
      'from dash import Input, Output, callback\n\n\n@callback(Output("a", "children"), Input("user-store", "data"))\n' +
      'def show(data):\n    return check(data["ssn"])\n';
    const writer = `${STORE}${FILL}    return {"id": user.id, "ssn": user.ssn}\n`;
    expect(fixed('store-sensitive-data', { 'app.py': writer, 'reader.py': reader })).toBeUndefined();
  });

  it.each([
    ['an argument of update', 'session.update(step=1, ssn=user.ssn)', 'session.update(step=1)'],
    ['an entry', 'session["user"] = {"id": user.id, "ssn": user.ssn}', 'session["user"] = {"id": user.id}'],
    ['a merged entry', 'session |= {"id": user.id, "ssn": user.ssn}', 'session |= {"id": user.id}'],
    [
      'an assignment beside another',
      'session["user_id"] = user.id\n    session["ssn"] = user.ssn',
      'session["user_id"] = user.id',
    ],
  ])('%s of the session', (_, code, after) => {
    const head = 'from flask import session\n\n\ndef remember():\n    user = find_user()\n    ';
    expect(fixed('session-sensitive-data', { 'app.py': `${head}${code}\n` })).toBe(`${head}${after}\n`);
  });

  it('the value a password field starts with', () => {
    const text =
      'import os\nfrom dash import dcc\nkey = dcc.Input(id="key", type="password", value=os.environ["API_KEY"])\n';
    expect(change('component-value-sensitive-data', text)).toMatch(/\+key = dcc\.Input\(id="key", type="password"\)$/);
  });
});
