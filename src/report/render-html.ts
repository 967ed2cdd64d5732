/** `--format html`: one page that needs nothing else: no script, no font, no request of its own. */
import type { InventoryEntry } from '../analysis/analyze.ts';
import type { Finding, Problem, SuppressedFinding } from '../analysis/findings/finding.ts';
import { countFindings } from './count-findings.ts';
import { byLevel, countState, placesText, STORAGE_WORDS } from './describe-entry.ts';
import { type Html, html } from './html.ts';
import { STYLE } from './html-style.ts';
import type { Report } from './report.ts';

export function renderHtml(report: Report): string {
  const { findings, suppressed, problems, inventory, stats } = report;
  const total = findings.length === 0 ? 'No findings' : countFindings(findings);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Dash state</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
<h1>Dash state</h1>
<p>${total}. ${stats.analysedFiles} of ${stats.files} Python files analysed in ${stats.milliseconds} ms.</p>
${section('Findings', findings.map(findingHtml))}
${inventory ? inventoryHtml(inventory) : []}
${section('Suppressed', suppressed.map(suppressedHtml))}
${section('Not read', problems.map(problemHtml))}
</main>
</body>
</html>
`;
  return page.markup;
}

function section(title: string, items: readonly Html[]): Html | readonly Html[] {
  return items.length === 0 ? [] : html`<h2>${title}</h2>\n${items}`;
}

function findingHtml(finding: Finding): Html {
  const { rule, severity, message, exposure, trace, fix } = finding;
  const steps = trace.map((step) => html`<li><code>${`${step.path}:${step.line}`}</code> ${step.note}</li>`);
  return html`<article class="${severity}">
<h3><span class="severity">${severity}</span> <code>${rule}</code> at <code>${place(finding)}</code></h3>
<p>${message}</p>
${exposure ? html`<p>${exposure}</p>` : []}
<ol>${steps}</ol>
${fix ? html`<p>Fix: replace line ${fix.startLine} to ${fix.endLine} of <code>${fix.path}</code> with</p><pre>${fix.replacement}</pre>` : []}
</article>`;
}

function inventoryHtml(inventory: readonly InventoryEntry[]): Html {
  const head = ['Level', 'Surface', 'Name', 'Declared', 'Kept in', 'Data', 'Written', 'Read'];
  return html`<h2>State</h2>
<div class="wide"><table>
<caption>${countState(inventory)}.</caption>
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${byLevel(inventory).map(entryHtml)}
</tbody>
</table></div>`;
}

function entryHtml(entry: InventoryEntry): Html {
  const { level, surface, name, storage, dataTypes, writers, readers } = entry;
  const cells = [STORAGE_WORDS[storage], dataTypes.join(', '), placesText(writers), placesText(readers)];
  return html`<tr class="${level}"><td>${level}</td><td>${surface}</td><th scope="row">${name}</th><td><code>${place(entry)}</code></td>${cells.map((text) => html`<td>${text}</td>`)}</tr>`;
}

function suppressedHtml(finding: SuppressedFinding): Html {
  return html`<p><code>${finding.rule}</code> at <code>${place(finding)}</code>: ${finding.reason}</p>`;
}

function problemHtml({ path, message }: Problem): Html {
  return html`<p><code>${path}</code>: ${message}</p>`;
}

function place({ path, line }: { readonly path: string; readonly line: number }): string {
  return `${path}:${line}`;
}
