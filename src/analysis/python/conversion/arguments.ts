/** Arguments, of calls and of classes. */
import type { Expression, Keyword } from '../syntax.ts';
import { identifierEnd } from './identifier.ts';
import { finishItems, type Items, push, readItems, startItems } from './items.ts';
import { readPlainItem } from './plain.ts';
import { blankEnd, closingEnd, EQUALS, PARENTHESIS, skip, startNext } from './punctuation.ts';
import { advance, leave, nameOf, type Reader, readHere, readLast } from './reader.ts';

export interface Arguments {
  readonly args: readonly Expression[];
  readonly keywords: readonly Keyword[];
}

/** Reads the parenthesised arguments under the cursor, which open at `start`. */
export function readArguments(reader: Reader, start: number): Arguments {
  const into: Lists = { args: [], keywords: [] };
  reader.position = readItems(reader, start, items, into);
  return into;
}

/**
 * Reads the arguments of a call, the cursor on what is called. It is moved on only where the text is not enough. A
 * generator that is the only argument brings the call's parentheses with it.
 */
export function readCallArguments(reader: Reader): Arguments {
  const { cursor } = reader;
  const into: Lists = { args: [], keywords: [] };
  const passed = startItems(reader, PARENTHESIS, items, into);
  if (passed === -1 || closingEnd(reader) === -1) {
    const type = advance(reader);
    if (nameOf(cursor, type) !== 'argument_list') return { args: [readHere(reader, type)], keywords: [] };
    if (passed === -1) return readArguments(reader, cursor.startIndex);
  }
  reader.position = finishItems(reader, passed, items, into);
  return into;
}

interface Lists extends Arguments {
  readonly args: Expression[];
  readonly keywords: Keyword[];
}

const items: Items<Lists> = {
  fromText: (reader, start, into) => {
    const { text } = reader;
    const nameEnd = identifierEnd(text, start);
    if (nameEnd <= start || !isEqualsSign(text, blankEnd(text, nameEnd))) {
      return push(into.args, readPlainItem(reader, start, nameEnd));
    }
    const valueStart = blankEnd(text, blankEnd(text, nameEnd) + 1);
    const value = readPlainItem(reader, valueStart, identifierEnd(text, valueStart));
    return push(into.keywords, value && { start, end: value.end, name: text.slice(start, nameEnd), value });
  },
  fromTree: (reader, type, start, { args, keywords }) => {
    const name = nameOf(reader.cursor, type);
    if (name === 'keyword_argument') keywords.push(readKeyword(reader, start));
    else if (name === 'dictionary_splat') keywords.push(readDoubleStar(reader, start));
    else args.push(reader.expression(reader, type, start));
  },
};

/** A single equals sign: two of them compare. */
function isEqualsSign(text: string, at: number): boolean {
  return text.charCodeAt(at) === EQUALS && text.charCodeAt(at + 1) !== EQUALS;
}

function readKeyword(reader: Reader, start: number): Keyword {
  const { text, cursor } = reader;
  const scanned = identifierEnd(text, start);
  reader.position = scanned === -1 ? firstChildEnd(reader) : scanned;
  const name = text.slice(start, reader.position);
  cursor.gotoLastChild();
  const valueStart = skip(reader, EQUALS) ? startNext(reader) : cursor.startIndex;
  const value = reader.expression(reader, cursor.nodeTypeId, valueStart);
  leave(reader);
  return { start, end: reader.position, name, value };
}

function readDoubleStar(reader: Reader, start: number): Keyword {
  const value = readLast(reader);
  return { start, end: reader.position, name: undefined, value };
}

function firstChildEnd({ cursor }: Reader): number {
  cursor.gotoFirstChild();
  const end = cursor.endIndex;
  cursor.gotoParent();
  return end;
}
