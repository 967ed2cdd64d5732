/** `--format text`: for people at a terminal, and for `grep`. */
import { createColors } from 'picocolors';
import type { Finding, Fix, Severity, Step } from '../analysis/findings/finding.ts';
import { countFindings } from './count-findings.ts';
import { inventoryText } from './inventory-text.ts';
import { printable, printableLines } from './printable.ts';
import type { Report } from './report.ts';

type Colors = ReturnType<typeof createColors>;
type Paint = (text: string) => string;

const INDENT = '    ';
/** Longer places stand out rather than push all others to the right. */
const MAX_PLACE = 40;

/**
 * One block a finding: `path:line:column  severity  rule  message`, the flow's steps and what to do; then what is
 * suppressed, of a review all state there is, and a line that sums it up. Nothing depends on colour.
 */
export function renderText(report: Report, { colour }: { readonly colour: boolean }): string {
  const colors = createColors(colour);
  const width = Math.min(MAX_PLACE, Math.max(0, ...report.findings.map((finding) => placeOf(finding).length)));
  const blocks = report.findings.map((finding) => renderFinding(finding, width, colors));
  const suppressed = report.suppressed.map(
    (finding) => `${placeOf(finding)}  suppressed  ${finding.rule}  ${printable(finding.reason)}`,
  );
  const sections = [
    ...blocks,
    ...(suppressed.length > 0 ? [suppressed.join('\n')] : []),
    ...(report.inventory && report.inventory.length > 0 ? [inventoryText(report.inventory)] : []),
    summary(report, colors),
  ];
  return `${sections.join('\n\n')}\n`;
}

function renderFinding(finding: Finding, width: number, colors: Colors): string {
  const { severity, rule, confidence, path, line, trace, fix } = finding;
  const doubt = confidence === 'low' ? ' (low confidence, does not block)' : '';
  const head = [
    colors.bold(placeOf(finding).padEnd(width)),
    paint(severity, colors)(severity.padEnd(7)),
    colors.cyan(rule),
  ];
  // A flow of one place would only repeat the line above it.
  const steps = trace.some((step) => step.path !== path || step.line !== line) ? renderTrace(trace) : [];
  const lines = [
    `${head.join('  ')}  ${printable(finding.message)}${doubt}`,
    ...steps.map((line) => colors.dim(line)),
    ...(fix === undefined ? [] : renderFix(fix, colors)),
  ];
  return lines.join('\n');
}

function renderTrace(trace: readonly Step[]): string[] {
  const places = trace.map(({ path, line }) => `${printable(path)}:${line}`);
  const width = Math.max(...places.map(({ length }) => length));
  return trace.map(({ note }, index) => `${INDENT}${(places[index] ?? '').padEnd(width)}  ${printable(note)}`);
}

function renderFix({ path, startLine, endLine, replacement }: Fix, colors: Colors): string[] {
  const range = startLine === endLine ? `line ${startLine}` : `lines ${startLine} to ${endLine}`;
  if (replacement === '') return [`${INDENT}Fix: remove ${range} of ${printable(path)}.`];
  const code = printableLines(replacement).map((line) => colors.green(`${INDENT}+ ${line}`));
  return [`${INDENT}Fix: replace ${range} of ${printable(path)} with`, ...code];
}

function summary({ findings, suppressed, stats }: Report, colors: Colors): string {
  const scope = `${plural(stats.files, 'Python file')}, ${stats.analysedFiles} analysed, ${stats.milliseconds} ms`;
  const waived = suppressed.length === 0 ? '' : `, ${suppressed.length} suppressed`;
  if (findings.length === 0) return `${colors.green('No findings')}${waived} (${scope}).`;
  const guideline = `Run "dash-state-guard rules ${findings[0]?.rule}" for what to do about it.`;
  const total = `${plural(findings.length, 'finding')}: ${countFindings(findings)}`;
  return `${colors.bold(total)}${waived} (${scope}).\n${guideline}`;
}

function placeOf({ path, line, column }: Finding): string {
  return `${printable(path)}:${line}:${column}`;
}

function paint(severity: Severity, colors: Colors): Paint {
  const paints = { error: colors.red, warning: colors.yellow, notice: colors.blue } satisfies Record<Severity, Paint>;
  return paints[severity];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
