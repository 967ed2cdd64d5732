/** A literal's letters and quotes, and where its content lies in the text. */
export interface LiteralShape {
  readonly from: number;
  readonly to: number;
  readonly raw: boolean;
  readonly bytes: boolean;
  /** An f-string or a t-string: braces interpolate, and a doubled brace is one. */
  readonly interpolated: boolean;
}

/** Takes apart the literal at `start`..`end` of `text`. An unclosed one has its content up to `end`. */
export function literalShape(text: string, start: number, end: number): LiteralShape {
  let at = start;
  let raw = false;
  let bytes = false;
  let interpolated = false;
  for (; at < end; at++) {
    const letter = text.charCodeAt(at) | 0x20;
    if (letter === 0x72) raw = true;
    else if (letter === 0x62) bytes = true;
    else if (letter === 0x66 || letter === 0x74) interpolated = true;
    else if (letter !== 0x75) break;
  }
  const quote = text.charAt(at);
  const triple = text.startsWith(quote.repeat(3), at) && end - at >= 3;
  const width = triple ? 3 : 1;
  const from = Math.min(at + width, end);
  const closed = end - width >= from && text.startsWith(quote.repeat(width), end - width);
  return { from, to: closed ? end - width : end, raw, bytes, interpolated };
}

/** The value of a literal's content, or of a piece of it: escapes resolved, line ends as Python reads them. */
export function decodeLiteral(text: string, from: number, to: number, shape: LiteralShape): string {
  let value = text.slice(from, to);
  if (value.includes('\r')) value = value.replace(/\r\n?/g, '\n');
  if (shape.interpolated) value = value.replace(/\{\{|\}\}/g, (braces) => braces.charAt(0));
  return shape.raw || !value.includes('\\') ? value : value.replace(escapes, shape.bytes ? decodeByte : decodeEscape);
}

const escapes = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\}|[0-7]{1,3}|[\s\S])/g;

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
