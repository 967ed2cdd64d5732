/**
 * Runs every page of `test/specs/`: the forms in which real code is written, as examples that say what is found. A page's
 * front matter may name the rule that a bare `# finding` means. A page is judged by that rule and those its markers name,
 * so that it is about the form and not about everything else that could be said of its code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { analyzeChange } from '../src/analysis/analyze.ts';
import { toAnalysisPolicy } from '../src/policy/analysis-policy.ts';
import { defaultPolicy } from '../src/policy/merge-configs.ts';
import { loadRules } from '../src/rules/load-rules.ts';
import { type Example, readExamples } from '../src/rules/read-examples.ts';
import { type Analyze, checkExample } from './rules/check-example.ts';

const FOLDER = join(import.meta.dirname, 'specs');
const FRONT_MATTER = /^---\n(?<yaml>[\s\S]*?)\n---\n/;

const { rules, models } = loadRules();
const policy = toAnalysisPolicy(defaultPolicy(rules), models, '2026-01-01');

const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    const yaml = FRONT_MATTER.exec(text)?.groups?.yaml;
    const rule = yaml === undefined ? undefined : (parse(yaml) as { rule?: string }).rule;
    return { name, rule, examples: readExamples(text) };
  });

describe.each(pages)('$name', ({ rule, examples }) => {
  const judged = new Set([...(rule === undefined ? [] : [rule]), ...examples.flatMap(rulesNamedIn)]);
  const analyze: Analyze = (change) =>
    analyzeChange(change, policy).findings.filter((finding) => judged.has(finding.rule));

  it('names rules that there are, and has examples', () => {
    expect([...judged].filter((id) => !rules.has(id))).toEqual([]);
    expect(judged.size).toBeGreaterThan(0);
    expect(examples.length).toBeGreaterThan(0);
  });

  it.each(examples.map((example) => [example.heading, example] as const))('%s', (_, example) => {
    expect(checkExample(rule ?? '', example, analyze)).toEqual([]);
  });
});

/** The rules that markers name; a bare `# finding` names the page's own. */
function rulesNamedIn({ files }: Example): string[] {
  return files.flatMap(({ markers }) =>
    markers.map(({ expects }) => expects).filter((expects) => expects !== 'source' && expects !== 'finding'),
  );
}
