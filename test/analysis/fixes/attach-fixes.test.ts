/** A fix is proven by a real second analysis, and the number of analyses is bounded. */
import { describe, expect, it } from 'vitest';
import { attachFixes } from '../../../src/analysis/fixes/attach-fixes.ts';
import { attached, contextOf, findingsOf } from './attach.ts';

const STORE = 'from dash import Input, Output, State, callback, dcc, html\n\nstore = dcc.Store(id="user-store")\n\n\n';
const FILL =
  '@callback(Output("user-store", "data"), Input("url", "pathname"))\ndef fill(_):\n    user = find_user()\n';

describe('proof and cost', () => {
  const text = `${STORE}${FILL}    return {"id": user.id, "ssn": user.ssn}\n`;
  const program = { 'app.py': text };
  const present = findingsOf(program);

  it.each([
    ['the finding is still there', () => present],
    ['another one is added', () => present.map((finding) => ({ ...finding, rule: 'hardcoded-secret' }))],
    [
      'the same data enters in another place',
      () => present.map((finding) => ({ ...finding, line: 1, fingerprint: 'f' })),
    ],
  ])('no fix where %s', (_, reanalyse) => {
    const [finding] = attachFixes(present, { ...contextOf(program, present), reanalyse });
    expect(finding?.fix).toBeUndefined();
    expect(finding?.example).toBeDefined();
  });

  it('a finding that moves with the lines is an old one', () => {
    const below = `${text}\n\n${FILL.replace('fill', 'again').replace('user-store', 'other-store')}    return {"ssn": user.ssn}\n`;
    const both = { 'app.py': below.replace('store = dcc', 'other = dcc.Store(id="other-store")\nstore = dcc') };
    const fixes = attached(both).map(({ fix }) => fix?.replacement);
    expect(fixes).toEqual(['    return {"id": user.id}', undefined]);
  });

  it('low confidence is not worth an analysis', () => {
    let analyses = 0;
    const context = contextOf(program, present, () => {
      analyses += 1;
    });
    attachFixes(
      present.map((finding) => ({ ...finding, confidence: 'low' as const })),
      context,
    );
    expect(analyses).toBe(0);
  });

  it('spends at most 25 analyses, on the gravest findings first, and keeps the order', () => {
    const lines = Array.from(
      { length: 40 },
      (_, index) => `f${index} = dcc.Input(id="pin-${index}", type="password", persistence=True)`,
    );
    const many = { 'app.py': `from dash import dcc\n${lines.join('\n')}\n` };
    const found = findingsOf(many).map((finding, index) => ({
      ...finding,
      severity: index < 20 ? ('warning' as const) : finding.severity,
    }));
    let analyses = 0;
    const result = attachFixes(
      found,
      contextOf(many, found, () => {
        analyses += 1;
      }),
    );
    expect(analyses).toBe(25);
    expect(result.map(({ line }) => line)).toEqual(found.map(({ line }) => line));
    expect(result.filter(({ fix }) => fix).map(({ severity }) => severity)).toEqual([
      ...Array.from({ length: 5 }, () => 'warning'),
      ...Array.from({ length: 20 }, () => 'error'),
    ]);
  });

  it('spends no more than it is given', () => {
    const [finding] = attachFixes(present, { ...contextOf(program, present), analyses: 0 });
    expect(finding?.fix).toBeUndefined();
    expect(finding?.example).toBeDefined();
  });

  it('a file that is not at hand gets neither fix nor example', () => {
    const context = contextOf(program, present);
    expect(attachFixes(present, { ...context, textOf: () => undefined })).toEqual(present);
  });
});
