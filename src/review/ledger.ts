/** The ledger: which state a change touches, what each held before, and what it holds now. */
import { clip, inertText, inlineCode, tableCell } from '../markdown/escape.ts';
import { count } from './count.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import { renderPlace } from './place.ts';
import type { Wording } from './review-input.ts';
import type { Section } from './sections.ts';
import { takeWithin } from './take-within.ts';

const MAX_ROWS = 40;
const MAX_TABLE = 10_000;
const MAX_NAME = 100;

/** Gives the ledger as a section of the check; it has no paragraphs where nothing was touched. */
export function ledgerSection(entries: readonly LedgerEntry[], wording: Wording): Section {
  const heading = 'State that this change touches';
  if (entries.length === 0) return { heading, paragraphs: [] };
  const rows = takeWithin(
    entries.slice(0, MAX_ROWS).map((entry) => renderRow(entry, wording)),
    MAX_TABLE,
  );
  const table = ['| State | Kept | Held before | Holds now |', '| --- | --- | --- | --- |', ...rows].join('\n');
  const more = entries.length - rows.length;
  return { heading, paragraphs: more === 0 ? [table] : [table, `${count(more, 'more entry', 'more entries')}.`] };
}

function renderRow(entry: LedgerEntry, wording: Wording): string {
  const cells = [
    `${inlineCode(clip(entry.name, MAX_NAME))} (${renderPlace(entry.path, entry.line, wording)})`,
    entry.storage === undefined ? entry.surface : `${entry.surface}, ${inertText(entry.storage)}`,
    renderHeld(entry.before, 'did not exist', wording),
    renderHeld(entry.after, 'gone', wording),
  ];
  return `| ${cells.map(tableCell).join(' | ')} |`;
}

function renderHeld(types: readonly string[] | undefined, absent: string, wording: Wording): string {
  if (types === undefined) return absent;
  if (types.length === 0) return 'nothing sensitive';
  return types.map((type) => inertText(wording.labelOf(type))).join(', ');
}
