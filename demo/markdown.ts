/**
 * Markdown as GitHub reads what the app writes. Raw HTML stays text, but for the three elements that the app uses;
 * a link lives only where the reader of the text can follow it.
 */
import MarkdownIt, { type StateBlock, type StateInline } from 'markdown-it';

/** Parses CommonMark and tables; `<sub>` and `<details>` with `<summary>` become elements. */
export function createMarkdown(): MarkdownIt {
  const markdown = new MarkdownIt({ html: false, linkify: false });
  markdown.block.ruler.before('fence', 'details', parseDetails, { alt: ['paragraph', 'list', 'blockquote'] });
  markdown.inline.ruler.before('html_inline', 'sub', parseSub);
  markdown.renderer.rules.details_summary = (tokens, index) =>
    `<summary>${markdown.utils.escapeHtml(tokens[index]?.content ?? '')}</summary>\n`;
  return markdown;
}

/** The text without the hidden line at its end, by which the app knows its comments again. */
export function withoutMarker(body: string): string {
  return body.replace(/<!--[^>]*-->\s*$/, '').trim();
}

const opening = /^<details><summary>(.*)<\/summary>$/;

/** A fold on lines of its own. Elements always come in pairs; a fold that is not closed stays text. */
function parseDetails(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineAt = (line: number) => state.src.slice(state.bMarks[line], state.eMarks[line]).trim();
  const summary = opening.exec(lineAt(startLine))?.[1];
  if (summary === undefined) return false;
  let depth = 1;
  let line = startLine;
  while (depth > 0) {
    line += 1;
    if (line >= endLine) return false;
    if (opening.test(lineAt(line))) depth += 1;
    if (lineAt(line) === '</details>') depth -= 1;
  }
  if (silent) return true;
  state.push('details_open', 'details', 1).block = true;
  const heading = state.push('details_summary', 'summary', 0);
  heading.content = summary;
  heading.block = true;
  state.md.block.tokenize(state, startLine + 1, line);
  state.push('details_close', 'details', -1).block = true;
  state.line = line + 1;
  return true;
}

function parseSub(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('<sub>', state.pos)) return false;
  const end = state.src.indexOf('</sub>', state.pos);
  if (end === -1 || end > state.posMax) return false;
  const { posMax } = state;
  if (!silent) {
    state.push('sub_open', 'sub', 1);
    state.pos += '<sub>'.length;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.push('sub_close', 'sub', -1);
  }
  state.pos = end + '</sub>'.length;
  state.posMax = posMax;
  return true;
}
