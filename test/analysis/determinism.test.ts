/** What is found does not depend on the order in which files are handed over, nor on what was analysed before. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeChange, reviewState } from '../../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../../src/policy/merge-configs.ts';
import { loadRules } from '../../src/rules/load-rules.ts';
import { readExamples } from '../../src/rules/read-examples.ts';
import { changeOf } from '../rules/check-example.ts';

const SPECS = join(import.meta.dirname, '../specs');
const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

const examples = readdirSync(SPECS)
  .sort()
  .flatMap((name) => readExamples(readFileSync(join(SPECS, name), 'utf8')));
const several = examples.filter(({ files }) => files.length > 1);

describe('the order of files', () => {
  it.each(several.map((example) => [example.heading, example] as const))('says nothing: %s', (_, example) => {
    const files = example.files.map(({ path, after }) => ({ path, text: after }));
    const { findings } = reviewState(files, policy);
    fc.assert(
      fc.property(shuffled(files), (order) => {
        expect(reviewState(order, policy).findings).toEqual(findings);
      }),
      { numRuns: 4 },
    );
  });

  it('of a change says nothing either', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...several).chain((example) => fc.tuple(fc.constant(example), shuffled(example.files))),
        ([example, files]) => {
          const expected = analyzeChange(changeOf(example), policy).findings;
          expect(analyzeChange(changeOf({ ...example, files }), policy).findings).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

it('analyses all examples in one repository, in any order, with the same result', () => {
  const files = several
    .slice(0, 12)
    .flatMap(({ files }, number) => files.map(({ path, after }) => ({ path: `app${number}/${path}`, text: after })));
  const { findings } = reviewState(files, policy);
  expect(findings.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(shuffled(files), (order) => {
      expect(reviewState(order, policy).findings).toEqual(findings);
    }),
    { numRuns: 5 },
  );
});

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
