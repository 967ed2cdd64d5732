/** A literal's letters and quotes, and where its content starts in the text. */
export interface LiteralOpening {
  readonly from: number;
  /** One quote or three. */
  readonly quotes: string;
  readonly raw: boolean;
  readonly bytes: boolean;
  /** An f-string or a t-string: braces interpolate, and a doubled brace is one. */
  readonly interpolated: boolean;
}

/** Takes apart the opening of the literal that starts at `start`. */
export function readOpening(text: string, start: number): LiteralOpening {
  let at = start;
  let raw = false;
  let bytes = false;
  let interpolated = false;
  for (; ; at++) {
    const letter = text.charCodeAt(at) | LOWER_CASE;
    if (letter === LETTER_R) raw = true;
    else if (letter === LETTER_B) bytes = true;
    else if (letter === LETTER_F || letter === LETTER_T) interpolated = true;
    else if (letter !== LETTER_U) break;
  }
  const quote = text.charCodeAt(at);
  const width = text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote ? 3 : 1;
  return { from: at + width, quotes: text.slice(at, at + width), raw, bytes, interpolated };
}

/**
 * Where the content of a literal without interpolation ends, or -1 if it is not closed. A quote behind a backslash does
 * not close it, in a raw literal either.
 */
export function contentEnd(text: string, { from, quotes }: LiteralOpening): number {
  let at = text.indexOf(quotes, from);
  while (at !== -1 && isEscaped(text, from, at)) at = text.indexOf(quotes, at + 1);
  return at;
}

const LETTER_B = 0x62;
const LETTER_R = 0x72;
const LETTER_F = 0x66;
const LETTER_T = 0x74;
const LETTER_U = 0x75;
const LOWER_CASE = 0x20;
const BACKSLASH = 0x5c;

function isEscaped(text: string, from: number, at: number): boolean {
  let before = at;
  while (before > from && text.charCodeAt(before - 1) === BACKSLASH) before--;
  return (at - before) % 2 === 1;
}
/** Where the content of the literal that ends at `end` ends: before its closing quotes, if it has them. */
export function closeOf(text: string, { from, quotes }: LiteralOpening, end: number): number {
  const at = end - quotes.length;
  return at >= from && text.startsWith(quotes, at) ? at : Math.max(from, end);
}

/** The value of a literal's content, or of a piece of it: escapes resolved, line ends as Python reads them. */
export function decodeLiteral(
  text: string,
  from: number,
  to: number,
  { raw, bytes, interpolated }: LiteralOpening,
): string {
  let value = text.slice(from, to);
  if (value.includes('\r')) value = value.replace(/\r\n?/g, '\n');
  if (interpolated) value = value.replace(/\{\{|\}\}/g, (braces) => braces.charAt(0));
  return raw || !value.includes('\\') ? value : value.replace(escapes, bytes ? decodeByte : decodeEscape);
}

const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]{1,100}\}|[0-7]{1,3}|[\s\S])/g;

const single: Record<string, string> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** An escape that Python does not know stays as written; so does `\N{…}`, whose names we do not carry. */
function decodeEscape(written: string): string {
  const letter = written.charAt(1);
  const known = single[letter];
  if (known !== undefined) return known;
  if (letter >= '0' && letter <= '7') return String.fromCharCode(Number.parseInt(written.slice(1), 8));
  if (written.length === 2 || letter === 'N') return written;
  const code = Number.parseInt(written.slice(2), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

/** Bytes know no `\u`, `\U` or `\N`. */
function decodeByte(written: string): string {
  return /^\\[uUN]/.test(written) ? written : decodeEscape(written);
}
