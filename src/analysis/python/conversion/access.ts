import type { Expression, Slice } from '../syntax.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { nameAt } from './atoms.ts';
import { identifierEnd, identifierStart } from './identifier.ts';
import { startNext } from './punctuation.ts';
import { advance, advanceAny, enter, enterAny, leave, nameOf, type Reader, readHere, unknownHere } from './reader.ts';
import { gather } from './sequences.ts';

/** Reads `value.attr`. A plain dotted name, by far the most frequent case, is read from the text alone. */
export function readAttribute(reader: Reader, start: number): Expression {
  const { text, cursor } = reader;
  const end = cursor.endIndex;
  const plain = readDotted(text, start, end, reader.maxDepth - reader.depth);
  if (plain) return plain;
  const scanned = identifierStart(text, end);
  const attrStart = scanned === -1 ? lastChildStart(reader) : scanned;
  if (attrStart === end) return unknownHere(reader);
  const value = reader.expression(reader, enter(reader), start);
  leave(reader);
  return { kind: 'Attribute', start, end, value, attr: text.slice(attrStart, end), attrStart };
}

/** Reads `func(…)`. A generator that is the only argument brings the call's parentheses with it. */
export function readCall(reader: Reader, start: number): Expression {
  const func = reader.expression(reader, enter(reader), start);
  const type = advance(reader);
  const { args, keywords } = readOperands(reader, type);
  leave(reader);
  return { kind: 'Call', start, end: reader.position, func, args, keywords };
}

/** Reads `value[index]`. */
export function readSubscript(reader: Reader, start: number): Expression {
  const end = reader.cursor.endIndex;
  const value = reader.expression(reader, enter(reader), start);
  const index = gather(reader, advance(reader));
  leave(reader);
  return { kind: 'Subscript', start, end, value, index };
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
  return { kind: 'Slice', start, end, lower: found[0], upper: found[1], step: found[2] };
}

/** Reads `a.b.c` if that is all there is from `start` to `end`, and no more than `levels` deep. */
function readDotted(text: string, start: number, end: number, levels: number): Expression | undefined {
  if (isDigit(text.charCodeAt(start))) return undefined;
  let at = identifierEnd(text, start);
  let dotted: Expression = nameAt(text, start, at);
  if (constants.has(dotted.id)) return undefined;
  for (let level = 1; at < end; level++) {
    const attrStart = at + 1;
    if (text.charCodeAt(at) !== DOT || level >= levels) return undefined;
    at = identifierEnd(text, attrStart);
    dotted = { kind: 'Attribute', start, end: at, value: dotted, attr: text.slice(attrStart, at), attrStart };
  }
  return at === end ? dotted : undefined;
}

const DOT = 0x2e;
const constants = new Set(['None', 'True', 'False', '']);

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function readOperands(reader: Reader, type: number): Arguments {
  if (nameOf(reader.cursor, type) === 'argument_list') return readArguments(reader, startNext(reader));
  return { args: [readHere(reader, type)], keywords: [] };
}

function lastChildStart({ cursor }: Reader): number {
  cursor.gotoLastChild();
  const start = cursor.startIndex;
  cursor.gotoParent();
  return start;
}
