import { describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../src/analysis/analyze.ts';
import { createAnalysisCache } from '../../src/app/analysis-cache.ts';
import { compilePolicy } from '../../src/app/compile-policy.ts';
import type { ReadChange } from '../../src/github/read-change.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import { loadRules } from '../../src/rules/load-rules.ts';

const folder = loadRules();
const POLICY = defaultPolicy(folder.rules);
const RUN = { repository: { owner: 'octo', repo: 'dashboards' }, signal: new AbortController().signal };

function read(text: string, context = 'y = 1\n', added = [1]): ReadChange {
  const after = { path: 'app.py', text };
  return {
    change: {
      files: [{ path: 'app.py', after, addedLines: new Set(added) }],
      context: [{ path: 'b.py', text: context }],
    },
    files: [],
    problems: [],
    notes: [],
  };
}

/** Counts the analyses that were really made. */
function counting(budget = false) {
  const made: ReadChange[] = [];
  const problems = budget ? [{ path: 'app.py', message: 'Too deep.', budget: true }] : [];
  const stats = { files: 1, analysedFiles: 1, lines: 1 };
  const analyze = createAnalysisCache(async (change): Promise<AnalysisResult> => {
    made.push(change);
    return { findings: [], suppressed: [], suppressionProblems: [], problems, stats };
  });
  const ask = (change: ReadChange, policy = POLICY) => analyze(change, policy, compilePolicy(policy, folder), RUN);
  return { made, ask };
}

describe('the cache of verdicts', () => {
  it('gives the same texts under the same policy one analysis', async () => {
    const { made, ask } = counting();
    expect(await ask(read('x = 1\n'))).toBe(await ask(read('x = 1\n')));
    expect(made).toHaveLength(1);
  });

  it.each([
    { what: 'another text', change: read('x = 2\n'), policy: POLICY },
    { what: 'another file around it', change: read('x = 1\n', 'y = 2\n'), policy: POLICY },
    { what: 'other added lines', change: read('x = 1\n', 'y = 1\n', []), policy: POLICY },
    { what: 'another policy', change: read('x = 1\n'), policy: { ...POLICY, notSensitive: ['token_count'] } },
    { what: 'another severity', change: read('x = 1\n'), policy: { ...POLICY, rules: new Map() } },
  ])('analyses $what anew', async ({ change, policy }) => {
    const { made, ask } = counting();
    await ask(read('x = 1\n'));
    await ask(change, policy);
    expect(made).toHaveLength(2);
  });

  it('is not made for what exceeded a budget, which may pass another time', async () => {
    const { made, ask } = counting(true);
    await ask(read('x = 1\n'));
    await ask(read('x = 1\n'));
    expect(made).toHaveLength(2);
  });
});
