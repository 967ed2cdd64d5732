/** Holds an example of a rule page against what the analysis says of it. */
import { diffLines } from 'diff';
import type { Change, ChangedFile } from '../../src/analysis/analyze.ts';
import type { Finding, Fix } from '../../src/analysis/findings/finding.ts';
import type { Example, ExampleFile } from '../../src/rules/read-examples.ts';

/** What the check needs to know of an analysis. */
export type Analyze = (change: Change) => readonly Finding[];

/**
 * Runs one example: its findings must equal its markers, its suggestions what is offered, and every fix that is
 * offered must clear its finding without bringing another.
 *
 * @returns what does not agree, in words; empty where all does
 */
export function checkExample(ruleId: string, example: Example, analyze: Analyze): string[] {
  const findings = [...analyze(changeOf(example))].sort(byPosition);
  return [
    ...compareMarkers(ruleId, example, findings),
    ...compareSuggestions(example, findings),
    ...findings.flatMap((finding) => proveFix(example, finding, findings, analyze)),
  ];
}

/** The example as a change: files with nothing before are new, those that stay the same are context. */
export function changeOf({ files }: Example): Change {
  return {
    files: files.filter(({ before, after }) => before !== after).map(toChangedFile),
    context: files.filter(({ before, after }) => before === after).map(({ path, after }) => ({ path, text: after })),
  };
}

function toChangedFile({ path, before, after }: ExampleFile): ChangedFile {
  const file = { path, after: { path, text: after }, addedLines: addedLines(before ?? '', after) };
  return before === undefined ? file : { ...file, before: { path, text: before } };
}

function addedLines(before: string, after: string): Set<number> {
  const added = new Set<number>();
  let line = 1;
  for (const part of diffLines(before, after)) {
    if (part.removed) continue;
    for (let end = line + part.count; line < end; line++) if (part.added) added.add(line);
  }
  return added;
}

function compareMarkers(ruleId: string, example: Example, findings: readonly Finding[]): string[] {
  const markers = example.files.flatMap(({ path, markers }) => markers.map((marker) => ({ path, ...marker })));
  const expected = markers
    .filter(({ expects }) => expects !== 'source')
    .map(({ path, line, expects }) => `${path}:${line} ${expects === 'finding' ? ruleId : expects}`);
  const found = findings.map(({ path, line, rule }) => `${path}:${line} ${rule}`);
  const begun = findings.map(({ trace }) => `${trace[0]?.path}:${trace[0]?.line}`);
  const sources = markers.filter(({ expects }) => expects === 'source').map(({ path, line }) => `${path}:${line}`);
  return [
    ...without(expected, found).map((spot) => `missing: ${spot}`),
    ...without(found, expected).map((spot) => `not expected: ${spot}`),
    ...sources.filter((spot) => !begun.includes(spot)).map((spot) => `no flow begins at ${spot}`),
  ];
}

function compareSuggestions({ suggestions }: Example, findings: readonly Finding[]): string[] {
  if (suggestions.length === 0) return [];
  const offered = findings.flatMap(({ fix }) => (fix === undefined ? [] : [fix.replacement]));
  return [
    ...without(suggestions, offered).map((text) => `suggestion not offered:\n${text}`),
    ...without(offered, suggestions).map((text) => `suggestion not on the page:\n${text}`),
  ];
}

function proveFix(example: Example, finding: Finding, before: readonly Finding[], analyze: Analyze): string[] {
  const { fix } = finding;
  if (fix === undefined) return [];
  const files = example.files.map((file) =>
    file.path === fix.path ? { ...file, after: apply(file.after, fix) } : file,
  );
  const remaining = analyze(changeOf({ ...example, files })).map(identity);
  const allowed = without(before.map(identity), [identity(finding)]);
  const extra = without(remaining, allowed);
  return extra.length === 0 ? [] : [`the fix at ${fix.path}:${fix.startLine} leaves or brings: ${extra.join(', ')}`];
}

function apply(text: string, { startLine, endLine, replacement }: Fix): string {
  const lines = text.split('\n');
  lines.splice(startLine - 1, endLine - startLine + 1, ...(replacement === '' ? [] : replacement.split('\n')));
  return lines.join('\n');
}

/** Not the fingerprint: of findings that are alike one tells them apart by their order, which a fix changes. */
function identity({ rule, path, message }: Finding): string {
  return `${rule} ${path} ${message}`;
}

/** What is left of a list when each of the others takes one equal entry away. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const rest = [...list];
  for (const other of others) {
    const index = rest.indexOf(other);
    if (index >= 0) rest.splice(index, 1);
  }
  return rest;
}

function byPosition(a: Finding, b: Finding): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}
