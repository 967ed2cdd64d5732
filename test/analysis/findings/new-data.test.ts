/** Of an old place that gets more data, only what is new is said. */
import { expect, it } from 'vitest';
import { analyzeChange } from '../../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../../src/policy/merge-configs.ts';
import { loadRules } from '../../../src/rules/load-rules.ts';

const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

it.each([
  ['the same data', 'account.iban', 'account.iban.strip()', []],
  ['a field beside it', '{"a": account.iban}', '{"a": account.iban, "b": account.ssn}', ['pii.government-id']],
  [
    'two fields',
    '{"a": account.iban}',
    '{"a": account.ssn, "b": account.salary, "c": account.iban}',
    ['financial.salary', 'pii.government-id'],
  ],
  ['another one in its place', 'account.iban', 'account.ssn', ['pii.government-id']],
  ['one field less', '[account.iban, account.ssn]', '[account.iban]', []],
  ['the first data', 'account.label', 'account.iban', ['financial.bank-account']],
])('%s', (_, before, after, expected) => {
  const [old, fresh] = [program(before), program(after)];
  const change = { path: 'app.py', before: source(old), after: source(fresh), addedLines: new Set([9]) };
  const { findings } = analyzeChange({ files: [change], context: [] }, policy);
  expect(findings.flatMap(({ dataTypes }) => [...dataTypes]).sort()).toEqual(expected);
});

function source(text: string) {
  return { path: 'app.py', text };
}

function program(expression: string): string {
  return `from dash import Input, Output, callback, dcc

from accounts import load_account

store = dcc.Store(id="s")
@callback(Output("s", "data"), Input("account", "value"))
def load(account_id):
    account = load_account(account_id)
    return ${expression}
`;
}
