import type { Expression, Str } from '../syntax.ts';
import { numberAt } from './atoms.ts';
import { identifierEnd } from './identifier.ts';
import { endsItem } from './punctuation.ts';
import type { Reader } from './reader.ts';
import { contentEnd, decodeLiteral, readOpening } from './string-literal.ts';

/**
 * Reads the item at `start`, of which letters and digits reach to `wordEnd`, from the text alone, if it is a name, a dotted name, an integer, a string or a constant and
 * nothing else. In a sound tree that cannot be mistaken: a comma or a closing bracket ends an item. More than half of
 * all arguments and elements are of this sort.
 */
export function readPlainItem(reader: Reader, start: number, wordEnd: number): Expression | undefined {
  const plain = readPlain(reader, start, wordEnd);
  return plain && endsItem(reader) ? plain : undefined;
}

/** As `readPlainItem`, leaving it to the caller to look at what follows. */
export function readPlain(reader: Reader, start: number, wordEnd: number): Expression | undefined {
  const { text } = reader;
  const next = text.charCodeAt(wordEnd);
  if (reader.depth >= reader.maxDepth) return undefined;
  if (next === DOUBLE_QUOTE || next === SINGLE_QUOTE) return readPlainString(reader, start);
  if (wordEnd <= start) return undefined;
  const plain = next === DOT ? readDotted(reader, start) : readWord(text, start, wordEnd);
  if (plain) reader.position = plain.end;
  return plain;
}

/** Reads a string literal that interpolates nothing and is closed. */
export function readPlainString(reader: Reader, start: number): Str | undefined {
  const { text } = reader;
  const opening = readOpening(text, start);
  const to = opening.interpolated ? -1 : contentEnd(text, opening);
  if (to === -1) return undefined;
  const end = to + opening.quotes.length;
  reader.position = end;
  reader.strings.push(start, end);
  return { kind: 'Str', start, end, value: decodeLiteral(text, opening.from, to, opening), bytes: opening.bytes };
}

/** Reads `a.b.c` as far as it goes, unless it is deeper than the budget. */
export function readDotted(reader: Reader, start: number): Expression | undefined {
  const { text } = reader;
  let end = identifierEnd(text, start);
  if (end <= start) return undefined;
  let dotted = readWord(text, start, end);
  if (dotted?.kind !== 'Name') return undefined;
  for (let depth = reader.depth + 1; text.charCodeAt(end) === DOT; depth++) {
    const attrStart = end + 1;
    end = identifierEnd(text, attrStart);
    if (end <= attrStart || depth >= reader.maxDepth) return undefined;
    dotted = { kind: 'Attribute', start, end, value: dotted, attr: text.slice(attrStart, end), attrStart };
  }
  return dotted;
}

/** Reads a word by itself: a name, an integer or a constant. `yield` by itself is none of them. */
function readWord(text: string, start: number, end: number): Expression | undefined {
  if (isDigit(text.charCodeAt(start))) return numberAt(text, start, end);
  const id = text.slice(start, end);
  switch (id) {
    case 'yield':
      return undefined;
    case 'None':
      return { kind: 'Constant', start, end, value: null };
    case 'True':
      return { kind: 'Constant', start, end, value: true };
    case 'False':
      return { kind: 'Constant', start, end, value: false };
    default:
      return { kind: 'Name', start, end, id };
  }
}

const DOT = 0x2e;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
