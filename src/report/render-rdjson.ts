/** `--format rdjson`: reviewdog's Diagnostic Format (reviewdog/reviewdog, proto/rdf). */
import type { Finding, Fix, Severity } from '../analysis/findings/finding.ts';
import type { Report } from './report.ts';

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', notice: 'INFO' } satisfies Record<Severity, string>;

/** Ranges are whole lines: the format counts columns in bytes of UTF-8, which only the file's text could tell. */
export function renderRdjson({ findings }: Report): string {
  const document = { source: { name: 'dash-state-guard' }, diagnostics: findings.map(toDiagnostic) };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toDiagnostic(finding: Finding) {
  const { path, line, endLine, message, severity, rule, fix } = finding;
  return {
    message,
    location: { path, range: lines(line, endLine) },
    severity: SEVERITIES[severity],
    code: { value: rule },
    // A suggestion is applied to the file of its diagnostic.
    ...(fix === undefined || fix.path !== path ? {} : { suggestions: [toSuggestion(fix)] }),
  };
}

function toSuggestion({ startLine, endLine, replacement }: Fix) {
  if (replacement !== '') return { range: lines(startLine, endLine), text: replacement };
  return { range: { start: { line: startLine, column: 1 }, end: { line: endLine + 1, column: 1 } }, text: '' };
}

function lines(start: number, end: number) {
  return { start: { line: start }, end: { line: end } };
}
