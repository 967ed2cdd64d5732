/**
 * One comment → what it asks for. `# dash-state: ignore[rule-id, …] reason`, with an optional `until=YYYY-MM-DD` before
 * the reason. Comments are a stranger's text: everything read here is clipped, and no pattern can run away.
 */

export interface SuppressionComment {
  readonly rules: readonly string[];
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: string | undefined;
}

/** A comment that begins like a suppression and cannot be one: why, for its author. */
export interface SuppressionFault {
  readonly fault: string;
}

const LONGEST_COMMENT = 2000;
const LONGEST_REASON = 300;
const MOST_RULES = 50;

/** Other tools' comments may stand before it on the line. */
const BEGIN = /(?:^|\s)#[ \t]{0,20}dash-state[ \t]{0,20}:/i;
const IGNORE = /^[ \t]{0,20}ignore(?![\w-])[ \t]{0,20}(?:\[(?<rules>[^\]]*)\])?(?<rest>.*)$/is;
const UNTIL = /^until\b[ \t]{0,5}=?[ \t]{0,5}(?<date>\S{0,40})/i;
/** Another comment behind the reason belongs to another tool. */
const NEXT_COMMENT = /(?:^|\s)#\s/;
const HOW = "write 'ignore[rule-id] reason' behind 'dash-state:'.";

/** Undefined where the comment is none of ours. `text` has its `#`. */
export function readSuppressionComment(text: string): SuppressionComment | SuppressionFault | undefined {
  const comment = text.slice(0, LONGEST_COMMENT);
  const begin = BEGIN.exec(comment);
  if (!begin) return undefined;
  const parts = IGNORE.exec(comment.slice(begin.index + begin[0].length))?.groups;
  if (!parts) return { fault: `This comment is not understood: ${HOW}` };
  const rules = listOf(parts.rules ?? '');
  if (rules.length === 0) return { fault: `This suppression names no rule: ${HOW}` };
  const { until, rest } = takeUntil(withoutSeparator(parts.rest ?? ''));
  if (until !== undefined && !isDate(until)) {
    return { fault: "The date behind 'until=' is none: write it as YYYY-MM-DD." };
  }
  const reason = reasonOf(rest);
  if (reason === '') return { fault: `This suppression gives no reason: ${HOW}` };
  return { rules, reason, until };
}

function listOf(rules: string): string[] {
  const ids = rules.split(',').map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, MOST_RULES);
}

function takeUntil(text: string): { until: string | undefined; rest: string } {
  const found = UNTIL.exec(text);
  // "until the new login is there" is a reason, not a date.
  if (!found || !/^until\s*=/i.test(found[0])) return { until: undefined, rest: text };
  return { until: found.groups?.date ?? '', rest: text.slice(found[0].length) };
}

function reasonOf(text: string): string {
  const own = text.slice(0, NEXT_COMMENT.exec(text)?.index ?? text.length);
  const reason = withoutSeparator(own).replace(/\s+/g, ' ').trim().slice(0, LONGEST_REASON);
  return /[\p{L}\p{N}]/u.test(reason) ? reason : '';
}

/** `ignore[…]: reason` and `ignore[…] - reason` are common habits. */
function withoutSeparator(text: string): string {
  return text
    .trim()
    .replace(/^[:–—-]+/, '')
    .trim();
}

/** A day of the calendar, written `YYYY-MM-DD`. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
