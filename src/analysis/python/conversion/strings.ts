import type { Expression, FString, Str } from '../syntax.ts';
import { readPlainString } from './plain.ts';
import { advance, eachPart, enter, leave, type Reader, readHere } from './reader.ts';
import { closeOf, decodeLiteral, type LiteralOpening, readOpening } from './string-literal.ts';

/** Reads one string literal. Only one with interpolations is entered; the rest is in the text. */
export function readString(reader: Reader, start: number): Expression {
  const { text } = reader;
  const plain = reader.sound ? readPlainString(reader, start) : undefined;
  if (plain) return plain;
  const opening = readOpening(text, start);
  const end = reader.cursor.endIndex;
  const to = closeOf(text, opening, end);
  reader.strings.push(start, end);
  if (opening.interpolated) return { kind: 'FString', start, end, parts: readParts(reader, opening, to) };
  return { kind: 'Str', start, end, value: decodeLiteral(text, opening.from, to, opening), bytes: opening.bytes };
}

/** Reads adjacent literals as the one string they are to Python. */
export function readConcatenation(reader: Reader, start: number): Expression {
  const { cursor } = reader;
  const end = cursor.endIndex;
  const pieces: (Str | FString)[] = [];
  for (let type = enter(reader); type !== 0; type = advance(reader)) {
    const piece = readHere(reader, type);
    if (piece.kind === 'Str' || piece.kind === 'FString') pieces.push(piece);
  }
  leave(reader);
  if (pieces.some((piece) => piece.kind === 'FString'))
    return { kind: 'FString', start, end, parts: pieces.flatMap(partsOf) };
  const literals = pieces.flatMap((piece) => (piece.kind === 'Str' ? [piece] : []));
  const value = literals.map((literal) => literal.value).join('');
  return { kind: 'Str', start, end, value, bytes: literals.some((literal) => literal.bytes) };
}

function partsOf(piece: Str | FString): readonly Expression[] {
  if (piece.kind === 'FString') return piece.parts;
  return piece.value === '' ? [] : [piece];
}

/** The pieces of text between the interpolations, each a Str, and what is interpolated. */
function readParts(reader: Reader, opening: LiteralOpening, to: number): Expression[] {
  const { text, cursor } = reader;
  const parts: Expression[] = [];
  let from = opening.from;
  const addText = (end: number) => {
    const value = decodeLiteral(text, from, end, opening);
    if (value !== '') parts.push({ kind: 'Str', start: from, end, value, bytes: false });
  };
  eachPart(reader, (name) => {
    if (name !== 'interpolation') return;
    addText(cursor.startIndex);
    from = cursor.endIndex;
    readInterpolation(reader, parts);
  });
  addText(to);
  return parts;
}

/** Reads `{value!r:format}`; what a format interpolates is a part of the string too. */
function readInterpolation(reader: Reader, parts: Expression[]): void {
  eachPart(reader, (name, type) => {
    if (name === 'type_conversion') return;
    if (name === 'format_specifier') eachPart(reader, () => readInterpolation(reader, parts));
    else parts.push(readHere(reader, type));
  });
}
