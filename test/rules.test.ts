/** Runs every page of `rules/`, and holds pages, index, configuration and the contract's table together. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyzeChange } from '../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../src/policy/merge-configs.ts';
import { loadRules, RULES_FOLDER } from '../src/rules/load-rules.ts';
import { type Example, readExamples } from '../src/rules/read-examples.ts';
import { updateIndex } from '../src/rules/update-index.ts';
import { type Analyze, checkExample } from './rules/check-example.ts';
import { PUBLISHED_RULES } from './rules/published-rules.ts';

const { rules, models } = loadRules();

// The policy of a repository without a configuration file: pages promise what everyone gets.
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

const analyze: Analyze = (change) => analyzeChange(change, policy).findings;

const SECTIONS = [
  'What happens',
  'Bad',
  'Good',
  'Only the change counts',
  'What it does not see',
  'Further reading',
] as const;

describe.each([...rules.values()])('$id', ({ id, kind, severity, why, body }) => {
  const examples = readExamples(body);

  it('is the rule that was published', () => {
    expect([kind, severity]).toEqual(PUBLISHED_RULES[id]);
  });

  it('has every section, and a why that fits in a comment', () => {
    expect(Array.from(body.matchAll(/^## (.+)$/gm), ([, heading]) => heading)).toEqual(SECTIONS);
    expect(why.length).toBeLessThanOrEqual(500);
  });

  it('expects findings of its own where it says Bad, and none where it says Good', () => {
    expect(examples.filter(isIn('Bad')).every((example) => expectsOwn(example, id))).toBe(true);
    expect(examples.filter(isIn('Bad')).length).toBeGreaterThan(0);
    expect(examples.filter(isIn('Good')).flatMap(({ files }) => files.flatMap(({ markers }) => markers))).toEqual([]);
    expect(examples.filter(isIn('Good')).length).toBeGreaterThan(0);
  });

  it.each(examples.map((example) => [example.heading, example] as const))('%s', (_, example) => {
    expect(checkExample(id, example, analyze)).toEqual([]);
  });
});

it('has an up-to-date index', () => {
  const readme = readFileSync(join(RULES_FOLDER, 'README.md'), 'utf8');
  expect(updateIndex(readme, rules.values()), 'run: node scripts/write-rule-index.mjs').toBe(readme);
});

it('links only to pages that are there', () => {
  const targets = [...rules.values()].flatMap(({ body }) =>
    Array.from(body.matchAll(/\]\(([\w-]+)\.md\)/g), ([, id]) => id),
  );
  expect(targets.filter((target) => !rules.has(target ?? ''))).toEqual([]);
});

function isIn(section: (typeof SECTIONS)[number]) {
  return ({ heading }: Example): boolean => heading.split(' / ')[0] === section;
}

function expectsOwn({ files }: Example, id: string): boolean {
  return files.some(({ markers }) => markers.some(({ expects }) => expects === 'finding' || expects === id));
}
