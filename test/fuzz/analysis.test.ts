/**
 * Any text is input. Each run mixes and damages programs and analyses them as a repository and as a change: nothing is
 * thrown, no rule fails, nothing takes long, and the same input gives the same output.
 *
 * `npm test` makes a few runs; `npm run fuzz` goes on for FUZZ_MINUTES (10), also from the files of FUZZ_FOLDER.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyzeChange, reviewState } from '../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { mutated } from './mutate.ts';
import { readSeeds } from './seeds.ts';

const MINUTES = Number(process.env.FUZZ_MINUTES ?? (process.env.npm_lifecycle_event === 'fuzz' ? 10 : 0));
const isLong = MINUTES > 0;
const LONG_RUN = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: MINUTES * 60_000 };
const SHORT_RUN = { numRuns: 40 };
/** A hundred times what such a program takes. */
const LONGEST = 20_000;

const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');
const program = mutated(readSeeds());

it('takes any program', { timeout: isLong ? (MINUTES + 2) * 60_000 : 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(program, { minLength: 1, maxLength: 3 }), program, (texts, before) => {
      const files = texts.map((text, number) => ({ path: NAMES[number] ?? 'app.py', text }));
      const started = performance.now();
      const result = reviewState(files, policy);
      const [file, ...context] = files;
      const after = file ?? { path: 'app.py', text: '' };
      const change = analyzeChange(
        {
          files: [
            { path: after.path, before: { path: after.path, text: before }, after, addedLines: new Set([1, 2, 3]) },
          ],
          context,
        },
        policy,
      );
      if (isLong) expect(performance.now() - started).toBeLessThan(LONGEST);
      expect([...result.problems, ...change.problems].filter(({ path }) => path === '')).toEqual([]);
      expect(reviewState([...files].reverse(), policy).findings).toEqual(result.findings);
    }),
    isLong ? LONG_RUN : SHORT_RUN,
  );
});

/** Modules import each other under these names. */
const NAMES = ['app.py', 'services/bank.py', 'models.py'];
