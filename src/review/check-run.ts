/** The check run of a review: its verdict in a line, a table, and every finding with its place. */
import type { Surface } from '../analysis/findings/finding.ts';
import { inertText, tableCell } from '../markdown/escape.ts';
import { renderAnnotations } from './annotations.ts';
import { renderCheckText, renderNotes } from './check-text.ts';
import { concludeReview } from './conclusion.ts';
import { count } from './count.ts';
import { MAX_TABLE_CHARACTERS, MAX_TABLE_ROWS } from './limits.ts';
import { renderPlace, renderRuleId, titleOf } from './place.ts';
import type { CheckOutput } from './plan.ts';
import type { ReviewInput, Wording } from './review-input.ts';
import type { ReviewNotes } from './review-notes.ts';
import { takeWithin } from './take-within.ts';
import { doesCount, type Verdict } from './verdict.ts';

/** `unposted` counts findings whose comment found no room; they stand here alone. */
export function renderCheck(
  verdicts: readonly Verdict[],
  notes: ReviewNotes,
  unposted: number,
  input: ReviewInput,
): CheckOutput {
  return {
    conclusion: concludeReview(verdicts, input.policy, notes.overBudget),
    title: renderTitle(verdicts, notes, input),
    summary: renderSummary(verdicts, notes, unposted, input),
    text: renderCheckText(verdicts, input),
    annotations: renderAnnotations(verdicts, input),
  };
}

function renderTitle(verdicts: readonly Verdict[], { unread }: ReviewNotes, { policy }: ReviewInput): string {
  const found = verdicts.filter(doesCount).length;
  const blocking = verdicts.filter((verdict) => verdict.blocks).length;
  const accepted = verdicts.filter(({ acceptance }) => acceptance !== undefined).length;
  const asides = [
    accepted === 0 ? '' : `; ${accepted} accepted`,
    unread === 0 ? '' : `; ${count(unread, 'changed file')} could not be read in full`,
  ].join('');
  if (found === 0) return `No new sensitive state${asides}`;
  return `${count(found, 'new finding')}${describeBlocking(found, blocking, policy.mode)}${asides}`;
}

function describeBlocking(found: number, blocking: number, mode: ReviewInput['policy']['mode']): string {
  if (mode !== 'enforce') return ', reported only';
  if (blocking === 0) return ': none blocks';
  if (found === 1) return ', which blocks';
  return `: ${blocking} ${blocking === 1 ? 'blocks' : 'block'}`;
}

function renderSummary(
  verdicts: readonly Verdict[],
  { notes }: ReviewNotes,
  unposted: number,
  input: ReviewInput,
): string {
  const counting = verdicts.filter(doesCount);
  const accepted = verdicts.filter(({ acceptance }) => acceptance !== undefined).length;
  const sentences = [
    counting.length === 0 && accepted === 0
      ? 'This change brings no new sensitive data into state.'
      : `This change brings ${count(counting.length, 'new finding')}.`,
    accepted === 0 ? '' : `${count(accepted, 'further finding')} ${accepted === 1 ? 'was' : 'were'} accepted.`,
    MODES[input.policy.mode],
    unposted === 0 ? '' : `${count(unposted, 'finding')} got no comment of its own, and stands here only.`,
    describeStats(input),
  ];
  const parts = [sentences.filter(Boolean).join(' '), renderTable(counting, input), renderNotes(notes)];
  return parts.filter(Boolean).join('\n\n');
}

const MODES = {
  observe: 'The mode is `observe`: nothing is commented, and nothing blocks.',
  warn: 'The mode is `warn`: nothing blocks.',
  enforce: '',
} as const satisfies Record<ReviewInput['policy']['mode'], string>;

function describeStats({ analysis: { stats } }: ReviewInput): string {
  return `Looked at ${count(stats.files, 'Python file')} (${count(stats.lines, 'line')} read).`;
}

function renderTable(verdicts: readonly Verdict[], wording: Wording): string {
  if (verdicts.length === 0) return '';
  const top = verdicts.slice(0, MAX_TABLE_ROWS).map((verdict) => renderRow(verdict, wording));
  const rows = takeWithin(top, MAX_TABLE_CHARACTERS);
  const more = verdicts.length - rows.length;
  const table = ['| Rule | Where | What | Severity |', '| --- | --- | --- | --- |', ...rows].join('\n');
  return more === 0 ? table : `${table}\n\n${count(more, 'more finding')} below.`;
}

function renderRow({ finding, blocks }: Verdict, wording: Wording): string {
  const cells = [
    renderRuleId(finding.rule, wording),
    renderPlace(finding.path, finding.line, wording),
    describeData(finding.dataTypes, finding.surface, wording) ?? titleOf(finding.rule, wording),
    blocks ? `${finding.severity}, blocks` : finding.severity,
  ];
  return `| ${cells.map(tableCell).join(' | ')} |`;
}

/** What is kept and where, for findings about data; settings have no data types. */
function describeData(dataTypes: readonly string[], surface: Surface, wording: Wording): string | undefined {
  if (dataTypes.length === 0) return undefined;
  const labels = dataTypes.map((dataType) => inertText(wording.labelOf(dataType)));
  return `${labels.join(', ')} ${SURFACES[surface]}`;
}

const SURFACES = {
  store: 'in a browser store',
  component: 'in a component',
  session: 'in the session',
  global: 'in a variable that all users share',
  cache: 'in a shared cache',
  url: 'in a URL',
  cookie: 'in a cookie',
  config: 'in the settings',
  code: 'in the code',
} as const satisfies Record<Surface, string>;
