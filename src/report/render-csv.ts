/** `--format csv`: the inventory and the findings as one table, for a spreadsheet (RFC 4180). */
import type { InventoryEntry, InventoryPlace } from '../analysis/analyze.ts';
import type { Finding } from '../analysis/findings/finding.ts';
import type { Report } from './report.ts';

const HEAD = [
  ...['kind', 'path', 'line', 'surface', 'name', 'storage', 'level', 'data_types', 'writers', 'readers'],
  ...['rule', 'severity', 'confidence', 'message', 'reason'],
] as const;

type Row = Partial<Record<(typeof HEAD)[number], string | number>>;

/** A row a place, a finding, a suppressed finding; `kind` says which. */
export function renderCsv({ inventory = [], findings, suppressed }: Report): string {
  const rows: Row[] = [
    ...inventory.map(stateRow),
    ...findings.map((finding) => findingRow('finding', finding)),
    ...suppressed.map((finding) => ({ ...findingRow('suppressed', finding), reason: finding.reason })),
  ];
  const lines = [HEAD, ...rows.map((row) => HEAD.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

function stateRow({ path, line, surface, name, storage, level, dataTypes, writers, readers }: InventoryEntry): Row {
  const data = { level, data_types: dataTypes.join(' '), writers: places(writers), readers: places(readers) };
  return { kind: 'state', path, line, surface, name, storage, ...data };
}

function findingRow(kind: string, { path, line, surface, level, dataTypes, ...finding }: Finding): Row {
  const { rule, severity, confidence, message } = finding;
  return { kind, path, line, surface, level, data_types: dataTypes.join(' '), rule, severity, confidence, message };
}

function places(list: readonly InventoryPlace[]): string {
  return list.map(({ path, line }) => `${path}:${line}`).join(' ');
}

/** A text that a spreadsheet would take for a formula gets an apostrophe, so that it stays text. */
function cell(value: string | number): string {
  const text = String(value);
  const inert = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
