/** A line of Python as parts of a kind each, for colours. Lines stand alone: a string over several is not followed. */

export interface CodePart {
  readonly text: string;
  /** What it is, such as `keyword`; undefined for plain code. */
  readonly kind: string | undefined;
}

const KEYWORDS =
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda None not or pass raise return try while with yield True False';

const TRIPLE = '"""(?:[^"\\\\]|\\\\.|"(?!""))*(?:"""|$)';
const DOUBLE = '"(?:[^"\\\\]|\\\\.)*"';
const SINGLE = "'(?:[^'\\\\]|\\\\.)*'";

const PARTS = new RegExp(
  [
    '(?<comment>#.*$)',
    `(?<string>(?:\\b[rbf]{1,2})?(?:${TRIPLE}|${DOUBLE}|${SINGLE}))`,
    `(?<keyword>\\b(?:${KEYWORDS.replaceAll(' ', '|')})\\b)`,
    '(?<number>\\b\\d[\\d_.]*)',
    '(?<decorator>^\\s*@[\\w.]+)',
    '(?<call>\\b[A-Za-z_]\\w*(?=\\())',
  ].join('|'),
  'g',
);

export function highlightPython(line: string): readonly CodePart[] {
  const parts: CodePart[] = [];
  let end = 0;
  for (const match of line.matchAll(PARTS)) {
    if (match.index > end) parts.push({ text: line.slice(end, match.index), kind: undefined });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    parts.push({ text: match[0], kind });
    end = match.index + match[0].length;
  }
  if (end < line.length) parts.push({ text: line.slice(end), kind: undefined });
  return parts;
}
