/** `--format sarif`: SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), as GitHub code scanning reads it. */
import type { Confidence, Finding, Fix, Severity, Step, SuppressedFinding } from '../analysis/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Report } from './report.ts';

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } satisfies Record<Severity, string>;
/** Scores that GitHub shows as high, medium and low. */
const SCORES = { error: '8.0', warning: '5.0', notice: '2.0' } satisfies Record<Severity, string>;
const RANKS = { high: 90, medium: 60, low: 20 } satisfies Record<Confidence, number>;
/** What paths are relative to; the viewer knows where the repository lies. */
const ROOT = '%SRCROOT%';

export interface SarifOptions {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Version of this program. */
  readonly version: string;
}

export function renderSarif(report: Report, { rules, version }: SarifOptions): string {
  const ids = [...rules.keys()];
  const results = [
    ...report.findings.map((finding) => toResult(finding, ids)),
    ...report.suppressed.map((finding) => ({ ...toResult(finding, ids), suppressions: [toSuppression(finding)] })),
  ];
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'dash-state-guard', semanticVersion: version, rules: [...rules.values()].map(toRule) },
        },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: report.problems.map(toNotification) }],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function toRule(rule: Rule) {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    help: { text: rule.why, markdown: rule.body },
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: ['security', ...rule.threats, ...rule.cwe.map((number) => `external/cwe/cwe-${number}`)],
      'security-severity': SCORES[rule.severity],
    },
  };
}

function toResult(finding: Finding, ids: readonly string[]) {
  const { rule, severity, confidence, message, fingerprint, trace, fix, dataTypes, level, surface } = finding;
  return {
    ruleId: rule,
    ...(ids.includes(rule) ? { ruleIndex: ids.indexOf(rule) } : {}),
    level: LEVELS[severity],
    rank: RANKS[confidence],
    message: { text: plain(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact(finding.path), region: regionOf(finding) } }],
    partialFingerprints: { 'dashStateGuard/v1': fingerprint },
    codeFlows: [{ threadFlows: [{ locations: trace.map(toFlowLocation) }] }],
    ...(fix === undefined ? {} : { fixes: [toFix(fix)] }),
    properties: { confidence, surface, dataTypes, level },
  };
}

function toFlowLocation({ path, line, note }: Step) {
  return {
    location: {
      physicalLocation: { artifactLocation: artifact(path), region: { startLine: line } },
      message: { text: plain(note) },
    },
  };
}

/** Without columns a region ends before its last line's end; lines that go must take theirs along. */
function toFix({ path, startLine, endLine, replacement }: Fix) {
  const lines = { startLine, startColumn: 1, endLine };
  const replacements =
    replacement === ''
      ? [{ deletedRegion: { ...lines, endLine: endLine + 1, endColumn: 1 } }]
      : [{ deletedRegion: lines, insertedContent: { text: replacement } }];
  return {
    description: { text: `Replace what stands in ${path} at line ${startLine}.` },
    artifactChanges: [{ artifactLocation: artifact(path), replacements }],
  };
}

function toSuppression({ reason }: SuppressedFinding) {
  return { kind: 'inSource', justification: reason };
}

function toNotification({ path, message }: { path: string; message: string }) {
  return {
    level: 'warning',
    message: { text: plain(message) },
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
  };
}

/** Brackets would make a link of what a repository calls its things. */
function plain(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

function artifact(path: string) {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function regionOf({ line, endLine, column, endColumn }: Finding) {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
