/** The encoding that a Python file's first two lines may name. */

/** PEP 263's own expression. */
const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#|$)/;
/** A longer first line is no declaration that anyone wrote by hand. */
const HEAD_BYTES = 1024;

/** Python's codec names (docs.python.org/3/library/codecs.html) where the web's encoding label differs. */
const LABELS: Readonly<Record<string, string>> = {
  'latin-1': 'latin1',
  latin1: 'latin1',
  l1: 'latin1',
  'iso-8859-1': 'latin1',
  'iso8859-1': 'latin1',
  '8859': 'latin1',
  cp819: 'latin1',
  ascii: 'ascii',
  'us-ascii': 'ascii',
  '646': 'ascii',
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  'utf-8-sig': 'utf-8',
  u8: 'utf-8',
  cp874: 'windows-874',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  cp866: 'ibm866',
  sjis: 'shift_jis',
};

/** What the web's decoder knows but Python does not take for source, or decodes to something else. */
const NOT_SOURCE = /^(?:utf-?16|utf-?32|unicode|ucs|replacement|x-user-defined)/;

/**
 * The declared encoding: its name as written, and the codec to decode with (`latin1`, `ascii` or a label of the
 * Encoding Standard), which is undefined where the name is unknown. Undefined where the file declares none.
 */
export function declaredEncoding(bytes: Uint8Array): { name: string; codec: string | undefined } | undefined {
  const [first = '', second = ''] = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).split(/\r\n|\r|\n/);
  const name = CODING.exec(first)?.[1] ?? (BLANK_OR_COMMENT.test(first) ? CODING.exec(second)?.[1] : undefined);
  return name === undefined ? undefined : { name, codec: codecOf(name) };
}

function codecOf(name: string): string | undefined {
  // Editors add line-end hints such as `utf-8-unix`; Python itself cuts them off these two.
  const plain = name
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^(utf-8|latin-1|iso-8859-1)-.*$/, '$1');
  const mapped = LABELS[plain] ?? plain.replace(/^cp(?=125\d$)/, 'windows-').replace(/^iso8859-/, 'iso-8859-');
  if (mapped === 'latin1' || mapped === 'ascii') return mapped;
  if (NOT_SOURCE.test(mapped)) return undefined;
  // The standard's `shift_jis` and `gb_*` labels are written with underscores.
  return [mapped, mapped.replaceAll('-', '_')].find(isKnown);
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
