/** What a repository's configuration changes in findings: options of rules, and severities that follow from the data. */
import { describe, expect, it } from 'vitest';
import { reviewState } from '../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const { rules, models } = loadRules();

/** Rule and severity of each finding, with one rule set otherwise than by default. */
function findings(text: string, rule = '', options: Record<string, unknown> = {}): readonly string[] {
  const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');
  const known = policy.rules.get(rule);
  const changed = known ? new Map([...policy.rules, [rule, { ...known, options }]]) : policy.rules;
  const result = reviewState([{ path: 'app.py', text }], { ...policy, rules: changed });
  return result.findings.map((finding) => `${finding.rule} ${finding.severity}`);
}

const STORE = `
from dash import dcc
from flask_login import current_user

def layout():
    return dcc.Store(id="who", storage_type="TYPE", data={"user_id": current_user.id})
`;

describe('allowed_storage', () => {
  it.each([
    ['local', ['memory', 'session'], ['store-user-data-scope warning']],
    ['session', ['memory', 'session'], []],
    ['session', ['memory'], ['store-user-data-scope warning']],
    ['memory', ['session'], ['store-user-data-scope warning']],
    ['local', ['memory', 'session', 'local'], []],
  ])('a store of type %s where %j is allowed', (type, allowed, expected) => {
    const text = STORE.replace('TYPE', type);
    expect(findings(text, 'store-user-data-scope', { allowed_storage: allowed })).toEqual(expected);
  });
});

const KEY = `
import os
from dash import html

layout = html.Div(os.environ["API_KEY"], hidden=True)
`;

describe('credential_severity', () => {
  it.each(['error', 'warning', 'notice'])('%s', (severity) => {
    const rule = 'component-prop-sensitive-data';
    expect(findings(KEY, rule, { credential_severity: severity })).toEqual([`${rule} ${severity}`]);
  });
});

describe('severities that follow from the data', () => {
  it.each([
    ['a credential in a URL', 'user.access_token', ['url-sensitive-data error']],
    ['contact data in a URL', 'user.full_name', ['url-sensitive-data warning']],
    ['a session id in a URL', 'user.session_id', ['url-sensitive-data notice']],
    ['an id in a URL', 'user.id', []],
  ])('%s', (_, expression, expected) => {
    const text = `from dash import html\n\ndef link(user):\n    return html.A("a", href=f"/a?v={${expression}}")\n`;
    expect(findings(text)).toEqual(expected);
  });
});
