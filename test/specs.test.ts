/**
 * Runs every page of `test/specs/`: the forms in which real code is written, as examples that say what is found. A page's
 * front matter names the rule that a bare `# finding` means.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyzeChange } from '../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../src/policy/merge-configs.ts';
import { loadRules } from '../src/rules/load-rules.ts';
import { readExamples } from '../src/rules/read-examples.ts';
import { type Analyze, checkExample } from './rules/check-example.ts';

const FOLDER = join(import.meta.dirname, 'specs');
const FRONT_MATTER = /^---\n(?<yaml>[\s\S]*?)\n---\n/;

const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');
const analyze: Analyze = (change) => analyzeChange(change, policy).findings;

const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const yaml = FRONT_MATTER.exec(text)?.groups?.yaml;
    const rule = yaml === undefined ? 'none' : (parse(yaml) as { rule?: string }).rule;
    return { name, rule: rule ?? 'none', examples: readExamples(text) };
  });

describe.each(pages)('$name', ({ rule, examples }) => {
  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples.map((example) => [example.heading, example] as const))('%s', (_, example) => {
    expect(checkExample(rule, example, analyze)).toEqual([]);
  });
});
