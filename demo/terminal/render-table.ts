/** A Markdown table in columns. */
import { renderInline } from './render-inline.ts';
import type { Look } from './render-markdown.ts';
import type { Node } from './tree.ts';
import { columnsOf, type Piece, wrap } from './wrap.ts';

const GAP = 2;
const NARROWEST = 8;

/** Gives the rows under a bold head; where the width is short, the widest columns give way and their cells wrap. */
export function renderTable(table: Node, { width, colors }: Look): string[] {
  const rows = rowsOf(table).map((row) =>
    row.map((cell) => renderInline(cell.children[0]?.token.children ?? [], colors)),
  );
  const widths = narrow(widthsOf(rows), width);
  return rows.flatMap((row, index) => {
    const lines = renderRow(row, widths);
    return index === 0
      ? [...lines.map(colors.bold), colors.dim(widths.map((each) => '─'.repeat(each)).join('  '))]
      : lines;
  });
}

function rowsOf({ children }: Node): (readonly Node[])[] {
  return children.flatMap((section) => section.children.map((row) => row.children));
}

function widthsOf(rows: readonly (readonly (readonly Piece[])[])[]): number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? []))));
}

function textWidth(pieces: readonly Piece[]): number {
  return columnsOf(pieces.map(({ text }) => text).join(''));
}

/** Takes columns from the widest ones until the row fits. */
function narrow(widths: readonly number[], width: number): number[] {
  const fitted = [...widths];
  const room = width - GAP * (widths.length - 1);
  for (let over = fitted.reduce((sum, each) => sum + each, 0) - room; over > 0; over -= 1) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if ((fitted[widest] ?? 0) <= NARROWEST) break;
    fitted[widest] = (fitted[widest] ?? 0) - 1;
  }
  return fitted;
}

function renderRow(cells: readonly (readonly Piece[])[], widths: readonly number[]): string[] {
  const columns = cells.map((cell, index) => {
    const width = widths[index] ?? NARROWEST;
    return {
      plain: wrap(
        cell.map(({ text }) => ({ text })),
        width,
      ),
      painted: wrap(cell, width),
      width,
    };
  });
  const height = Math.max(...columns.map(({ painted }) => painted.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(
        ({ plain, painted, width }) =>
          (painted[line] ?? '') + ' '.repeat(Math.max(0, width - columnsOf(plain[line] ?? ''))),
      )
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}
