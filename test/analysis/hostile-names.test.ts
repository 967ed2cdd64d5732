import { expect, it } from 'vitest';
import { reviewState } from '../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

/** Found by fuzzing: the name of a parameter once became a part of a regular expression. */
it.each([
  ['a call', '(a(b), c)'],
  ['an open group', '([a(b])\n    x,\n    y)'],
  ['a component', '([dcc.Input(id="entry", type="password"), dcc.Store(id="form")])\n    x,\n'],
])('takes %s in the place of a parameter', (_, parameter) => {
  const text = `@server.route("/files")\ndef view(${parameter}):\n    return 1\n`;
  expect(() => reviewState([{ path: 'app.py', text }], policy)).not.toThrow();
});
