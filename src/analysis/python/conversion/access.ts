/** Attributes, calls and subscripts. */
import type { Expression, Slice } from '../syntax.ts';
import { readCallArguments } from './arguments.ts';
import { identifierEnd, identifierStart } from './identifier.ts';
import { readDotted, readPlain } from './plain.ts';
import { BRACKET, blankEnd, CLOSING_BRACKET, pass, peek, skip } from './punctuation.ts';
import { advance, advanceAny, enter, enterAny, leave, nameOf, type Reader, readHere, unknownHere } from './reader.ts';
import { gather } from './sequences.ts';

/** Reads `value.attr`. A dotted name, by far the most frequent case, is read from the text. */
export function readAttribute(reader: Reader, start: number): Expression {
  const { text, cursor } = reader;
  const end = cursor.endIndex;
  const dotted = readDotted(reader, start);
  if (dotted?.end === end) return dotted;
  const scanned = identifierStart(text, end);
  const attrStart = scanned === -1 ? lastChildStart(reader) : scanned;
  if (attrStart === end) return unknownHere(reader);
  const value = reader.expression(reader, enter(reader), start);
  leave(reader);
  return { kind: 'Attribute', start, end, value, attr: text.slice(attrStart, end), attrStart };
}

/** Reads `func(…)`. */
export function readCall(reader: Reader, start: number): Expression {
  const func = reader.expression(reader, enter(reader), start);
  const { args, keywords } = readCallArguments(reader);
  leave(reader);
  return { kind: 'Call', start, end: reader.position, func, args, keywords };
}

/** Reads `value[index]`. */
export function readSubscript(reader: Reader, start: number): Expression {
  const value = reader.expression(reader, enter(reader), start);
  const plain = readPlainIndex(reader);
  if (plain) {
    leave(reader);
    return { kind: 'Subscript', start, end: blankEnd(reader.text, reader.position) + 1, value, index: plain };
  }
  pass(reader, BRACKET);
  const index = gather(reader, advance(reader));
  leave(reader);
  return { kind: 'Subscript', start, end: reader.cursor.endIndex, value, index };
}

/** Reads `lower:upper:step`, each of which may be missing. */
export function readSlice(reader: Reader, start: number): Slice {
  const { cursor } = reader;
  const end = cursor.endIndex;
  const found: [Expression?, Expression?, Expression?] = [];
  let place = 0;
  for (let type = enterAny(reader); type !== 0; type = advanceAny(reader)) {
    if (nameOf(cursor, type) === ':') place++;
    else found[place] = readHere(reader, type);
  }
  leave(reader);
  return {
    kind: 'Slice',
    start: Math.min(start, found[0]?.start ?? start),
    end,
    lower: found[0],
    upper: found[1],
    step: found[2],
  };
}

/** Reads `[index]` from the text if the index is plain. */
function readPlainIndex(reader: Reader): Expression | undefined {
  const { text, position, strings } = reader;
  const known = strings.length;
  if (skip(reader, BRACKET)) {
    const indexStart = blankEnd(text, reader.position);
    const index = readPlain(reader, indexStart, identifierEnd(text, indexStart));
    if (index && peek(reader) === CLOSING_BRACKET) return index;
  }
  reader.position = position;
  strings.length = known;
  return undefined;
}

function lastChildStart({ cursor }: Reader): number {
  cursor.gotoLastChild();
  const start = cursor.startIndex;
  cursor.gotoParent();
  return start;
}
