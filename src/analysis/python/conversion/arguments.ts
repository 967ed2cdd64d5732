import type { Expression, Keyword } from '../syntax.ts';
import { identifierEnd } from './identifier.ts';
import { EQUALS, eachItem, readBehind } from './punctuation.ts';
import { leave, nameOf, type Reader, readLast } from './reader.ts';

export interface Arguments {
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

/** Reads the arguments of a call or a class, whose parentheses open at `start`. */
export function readArguments(reader: Reader, start: number): Arguments {
  const args: Expression[] = [];
  const keywords: Keyword[] = [];
  reader.position = eachItem(reader, start, (type, at) => {
    const name = nameOf(reader.cursor, type);
    if (name === 'keyword_argument') keywords.push(readKeyword(reader, at));
    else if (name === 'dictionary_splat') keywords.push(readDoubleStar(reader, at));
    else args.push(reader.expression(reader, type, at));
  });
  return { args, keywords };
}

function readKeyword(reader: Reader, start: number): Keyword {
  const { text, cursor } = reader;
  cursor.gotoFirstChild();
  const scanned = identifierEnd(text, start);
  reader.position = scanned === -1 ? cursor.endIndex : scanned;
  const name = text.slice(start, reader.position);
  const value = readBehind(reader, EQUALS);
  leave(reader);
  return { start, end: reader.position, name, value };
}

function readDoubleStar(reader: Reader, start: number): Keyword {
  const value = readLast(reader);
  return { start, end: reader.position, name: undefined, value };
}
