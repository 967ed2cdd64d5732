/** `--format markdown`: for a job summary or a comment of someone's own making. */
import type { InventoryEntry } from '../analysis/analyze.ts';
import type { Finding, Fix, Step } from '../analysis/findings/finding.ts';
import { codeBlock, inertSentence, inertText, inlineCode, tableCell } from '../markdown/escape.ts';
import { countFindings } from './count-findings.ts';
import { byLevel, countState, placesText, STORAGE_WORDS } from './describe-entry.ts';
import type { Report } from './report.ts';

/** Nothing that stands in the repository becomes markup. */
export function renderMarkdown(report: Report): string {
  const { findings, suppressed, problems, inventory } = report;
  const sections = [
    '# Dash state',
    summary(report),
    ...(findings.length > 0 ? [table(findings)] : []),
    ...findings.map(details),
    ...(inventory && inventory.length > 0 ? ['## State', `${countState(inventory)}.`, state(inventory)] : []),
    ...list(
      'Suppressed',
      suppressed.map((each) => `${place(each)}: ${inlineCode(each.rule)}. ${inertText(each.reason)}`),
    ),
    ...list(
      'Not read',
      problems.map(({ path, message }) => `${inlineCode(path)}: ${inertSentence(message)}`),
    ),
  ];
  return `${sections.join('\n\n')}\n`;
}

function summary({ findings, stats }: Report): string {
  const total = findings.length === 0 ? 'No findings' : `${countFindings(findings)}`;
  return `${total}. ${stats.analysedFiles} of ${stats.files} Python files analysed in ${stats.milliseconds} ms.`;
}

function table(findings: readonly Finding[]): string {
  const rows = findings.map((finding) =>
    [finding.severity, place(finding), inlineCode(finding.rule), inertSentence(finding.message)].map(tableCell),
  );
  return tableOf(['Severity', 'Place', 'Rule', 'Finding'], rows);
}

function state(inventory: readonly InventoryEntry[]): string {
  const rows = byLevel(inventory).map((entry) => {
    const { level, surface, name, storage, dataTypes, writers, readers } = entry;
    const code = (text: string) => (text === '' ? '' : inlineCode(text));
    const uses = [placesText(writers), placesText(readers)].map(code);
    return [level, surface, code(name), place(entry), STORAGE_WORDS[storage], dataTypes.join(', '), ...uses].map(
      tableCell,
    );
  });
  return tableOf(['Level', 'Surface', 'Name', 'Declared', 'Kept in', 'Data', 'Written', 'Read'], rows);
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function details(finding: Finding): string {
  const { trace, fix } = finding;
  const heading = `## ${inlineCode(finding.rule)} at ${place(finding)}`;
  const sections = [heading, inertSentence(finding.message), trace.map(step).join('\n')];
  return [...sections, ...(fix === undefined ? [] : [fixText(fix)])].join('\n\n');
}

function step({ path, line, note }: Step, index: number): string {
  return `${index + 1}. ${inlineCode(`${path}:${line}`)}: ${inertSentence(note)}`;
}

function fixText({ path, startLine, endLine, replacement }: Fix): string {
  const where = `${startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`} of ${inlineCode(path)}`;
  if (replacement === '') return `Fix: remove ${where}.`;
  return `Fix: replace ${where} with\n\n${codeBlock(replacement, 'python')}`;
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join('\n')];
}

function place({ path, line }: Pick<Finding, 'path' | 'line'>): string {
  return inlineCode(`${path}:${line}`);
}
