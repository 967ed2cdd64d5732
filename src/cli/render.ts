/** A report in the format that was asked for. */
import { createColors } from 'picocolors';
import { renderCsv } from '../report/render-csv.ts';
import { renderHtml } from '../report/render-html.ts';
import { renderJson } from '../report/render-json.ts';
import { renderMarkdown } from '../report/render-markdown.ts';
import { renderRdjson } from '../report/render-rdjson.ts';
import { renderSarif } from '../report/render-sarif.ts';
import { renderText } from '../report/render-text.ts';
import type { Report } from '../report/report.ts';
import type { Rule } from '../rules/rule.ts';
import type { Format } from './formats.ts';
import { version } from './version.ts';

/** The text for standard output. Colour is for terminals alone and obeys `NO_COLOR` and `FORCE_COLOR`. */
export function render(report: Report, format: Format, rules: ReadonlyMap<string, Rule>): string {
  const renderers = {
    text: () => renderText(report, { colour: createColors().isColorSupported }),
    json: () => renderJson(report),
    sarif: () => renderSarif(report, { rules, version: version() }),
    markdown: () => renderMarkdown(report),
    rdjson: () => renderRdjson(report),
    html: () => renderHtml(report),
    csv: () => renderCsv(report),
  } satisfies Record<Format, () => string>;
  return renderers[format]();
}
