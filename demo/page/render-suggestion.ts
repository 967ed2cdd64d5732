/** A suggestion as the change that committing it makes. */
import { diffWordsWithSpace } from 'diff';
import { type Html, html } from './html.ts';
import { languageOf, type Range, renderCode } from './render-code.ts';

/** `replaced` are the lines that go, `added` those that come; what differs inside a single line is marked. */
export function renderSuggestion(replaced: readonly string[], added: readonly string[], path: string): Html {
  const [before, after] = [replaced[0] ?? '', added[0] ?? ''];
  const marks = replaced.length === 1 && added.length === 1 ? changedRanges(before, after) : { before: [], after: [] };
  return html`<figure class="suggestion"><figcaption>Suggested change</figcaption><table class="diff">
${replaced.map((line) => renderRow('removed', line, path, marks.before))}${added.map((line) => renderRow('added', line, path, marks.after))}</table></figure>
`;
}

function renderRow(kind: 'removed' | 'added', line: string, path: string, marked: readonly Range[]): Html {
  return html`<tr class="${kind}"><td class="code">${renderCode(line, languageOf(path), marked)}</td></tr>
`;
}

function changedRanges(before: string, after: string): { before: Range[]; after: Range[] } {
  const ranges: { before: Range[]; after: Range[] } = { before: [], after: [] };
  const at = { before: 0, after: 0 };
  for (const { value, added, removed } of diffWordsWithSpace(before, after)) {
    for (const side of ['before', 'after'] as const) {
      if (side === 'before' ? added : removed) continue;
      const start = at[side];
      at[side] += value.length;
      if (added || removed) ranges[side].push({ start, end: at[side] });
    }
  }
  return ranges;
}
