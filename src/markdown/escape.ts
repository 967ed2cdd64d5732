/**
 * Markdown in which text of a repository is inert. Names, paths and messages come from whoever wrote the code: none of
 * them may become a mention, a link, a reference, an element or an emoji, or end the construct it stands in.
 *
 * GitHub looks for mentions and references after Markdown is rendered, so a backslash does not stop them
 * (github/markup#1168). Code does, and so does a zero-width space.
 */
import { hasInvisible, showInvisible, showInvisibleInCode } from './invisible.ts';

/** Text for a running line: shown as it is, on one line, with nothing in it alive. */
export function inertText(text: string): string {
  return escapeStart(escapeInline(oneLine(text)));
}

/**
 * A sentence that puts names in single quotes: the names become code, the rest inert text. This reads better than
 * quotes, and a name in code cannot be mistaken for prose.
 */
export function inertSentence(sentence: string): string {
  let prose = '';
  let end = 0;
  const text = oneLine(sentence);
  for (const match of text.matchAll(QUOTED)) {
    prose += escapeInline(text.slice(end, match.index)) + inlineCode(match[1] ?? '');
    end = match.index + match[0].length;
  }
  return escapeStart(prose + escapeInline(text.slice(end)));
}

/** A code span, whatever backticks are in the text. */
export function inlineCode(text: string): string {
  const shown = showInvisible(text);
  if (shown === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // One blank on each side is taken away again when Markdown is rendered.
  const padded = /^`|`$|^ .*[^ ].* $/.test(shown) ? ` ${shown} ` : shown;
  return fence + padded + fence;
}

/** A fenced block, whatever backticks are in the code. `language` is the fence's info word. */
export function codeBlock(code: string, language: string): string {
  return fenced(showInvisibleInCode(code).replace(/\n+$/, ''), language);
}

/**
 * A block that GitHub offers to commit in place of the comment's lines; empty code removes them. Undefined where the
 * code holds characters that its reader could not see. Line ends are plain: the committed file keeps its own.
 */
export function suggestionBlock(code: string): string | undefined {
  if (hasInvisible(code)) return undefined;
  return fenced(code.replaceAll('\r\n', '\n'), 'suggestion');
}

/** Markdown for a cell of a table: a bar would end it, in code too. Tables take one backslash away before each bar. */
export function tableCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|');
}

/** Links Markdown that is already inert to a web address; any other address, or an endless one, leaves it as it is. */
export function linkTo(label: string, address: string): string {
  const encoded = address.replace(UNSAFE_IN_ADDRESS, percentEncoded);
  if (!/^https?:\/\//i.test(address) || encoded.length > MAX_ADDRESS) return label;
  return `[${label}](${encoded})`;
}

/** Text of at most `length` UTF-16 code units, cut between characters. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A quoted name. A quote beside another quote opens none: two code spans that touch would read each other's fences. */
const QUOTED = /(?<![\p{L}\p{N}'])'([^']+)'(?![\p{L}\p{N}'])/gu;

/** What Markdown gives a meaning inside a line. */
const MARKUP = /[\\`*_~[\]<>&$|!#]/g;

/**
 * What GitHub links or replaces in rendered text: mentions, `#1`, `:emoji:`, addresses, `$math$`, `GH-1` and
 * `TICKET-1` (but not the names of encodings and hashes, which are written the same way), advisories, and seven or more
 * hexadecimal digits, which may name a commit.
 */
const MAGIC = /[@#$]|:(?=\S)|www(?=\.)|GHSA-|(?<=\w)(?<!\b(?:utf|sha))-(?=\d)|[0-9a-f]{6}(?=[0-9a-f])/gi;

const ZERO_WIDTH_SPACE = '&#8203;';

/** Browsers and mail programs handle that much. */
const MAX_ADDRESS = 2000;

const UNSAFE_IN_ADDRESS = /[^\w\-.~:/?#@!&*+,;=%]/gu;

function oneLine(text: string): string {
  return showInvisible(text.replace(/\s+/g, ' ').trim());
}

function escapeInline(text: string): string {
  return text.replace(MARKUP, '\\$&').replace(MAGIC, `$&${ZERO_WIDTH_SPACE}`);
}

/** What would begin a list, a rule or an underlined heading at the start of a line. */
function escapeStart(markdown: string): string {
  return markdown.replace(/^[-+=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2');
}

function fenced(code: string, info: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return code === '' ? `${fence}${info}\n${fence}` : `${fence}${info}\n${code}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

function percentEncoded(character: string): string {
  return encodeURIComponent(/\p{Cs}/u.test(character) ? '\uFFFD' : character).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
