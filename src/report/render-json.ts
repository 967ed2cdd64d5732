/** `--format json`: public surface, described by `schema/findings.schema.json`. */

import type { InventoryEntry, InventoryPlace } from '../analysis/analyze.ts';
import type { Finding, Fix, Problem, Step, SuppressedFinding } from '../analysis/findings/finding.ts';
import type { Report } from './report.ts';

/** A document with a final line end. Only what the schema knows is written, in its order. */
export function renderJson(report: Report): string {
  const { findings, suppressed, suppressionProblems, inventory, stats, problems } = report;
  const document = {
    version: 1,
    findings: findings.map(toFinding),
    suppressed: suppressed.map(toSuppressed),
    suppressionProblems: suppressionProblems.map(({ path, line, message }) => ({ path, line, message })),
    ...(inventory === undefined ? {} : { inventory: inventory.map(toEntry) }),
    stats: {
      files: stats.files,
      analysedFiles: stats.analysedFiles,
      lines: stats.lines,
      milliseconds: stats.milliseconds,
    },
    problems: problems.map(toProblem),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toFinding(finding: Finding) {
  return {
    rule: finding.rule,
    severity: finding.severity,
    confidence: finding.confidence,
    path: finding.path,
    line: finding.line,
    endLine: finding.endLine,
    column: finding.column,
    endColumn: finding.endColumn,
    surface: finding.surface,
    dataTypes: finding.dataTypes,
    level: finding.level,
    message: finding.message,
    fingerprint: finding.fingerprint,
    trace: finding.trace.map(toStep),
    ...(finding.fix === undefined ? {} : { fix: toFix(finding.fix) }),
  };
}

function toSuppressed(finding: SuppressedFinding) {
  return { ...toFinding(finding), reason: finding.reason };
}

function toEntry({ path, line, surface, name, storage, dataTypes, level, writers, readers }: InventoryEntry) {
  return {
    path,
    line,
    surface,
    name,
    storage,
    dataTypes,
    level,
    writers: writers.map(toPlace),
    readers: readers.map(toPlace),
  };
}

function toPlace({ path, line }: InventoryPlace): InventoryPlace {
  return { path, line };
}

function toStep({ path, line, note }: Step): Step {
  return { path, line, note };
}

function toFix({ path, startLine, endLine, replacement }: Fix): Fix {
  return { path, startLine, endLine, replacement };
}

function toProblem({ path, message }: Problem): Problem {
  return { path, message };
}
