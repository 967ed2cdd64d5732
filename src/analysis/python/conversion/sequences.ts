/** Lists, tuples, sets, dictionaries, and what stands between parentheses. */
import type { Dict, DictEntry, Expression, Sequence, Starred } from '../syntax.ts';
import { identifierEnd } from './identifier.ts';
import { type Items, push, readItems } from './items.ts';
import { readPlain, readPlainItem } from './plain.ts';
import { blankEnd, COLON, COMMA, peek, readBehind, skip, UNKNOWN } from './punctuation.ts';
import {
  advanceAny,
  enter,
  isPart,
  leave,
  nameOf,
  type Reader,
  readFirst,
  readHere,
  readLast,
  unknownHere,
} from './reader.ts';

export function readList(reader: Reader, start: number): Sequence {
  return readSequence(reader, start, 'List');
}

export function readTuple(reader: Reader, start: number): Sequence {
  return readSequence(reader, start, 'Tuple');
}

/** Reads a target in parentheses; the grammar has them all as tuples, but it takes a comma to make one. */
export function readTupleTarget(reader: Reader, start: number): Expression {
  const tuple = readTuple(reader, start);
  const [only, ...others] = tuple.elements;
  if (!only || others.length > 0 || reader.text.slice(only.end, tuple.end).includes(',')) return tuple;
  reader.position = tuple.end;
  return only;
}

export function readSet(reader: Reader, start: number): Sequence {
  return readSequence(reader, start, 'Set');
}

/** Reads the elements of a tuple written without parentheses. */
export function readBareTuple(reader: Reader): Expression {
  const tuple = gather(reader, enter(reader));
  leave(reader);
  return tuple;
}

/**
 * Reads the one expression that a node wraps, such as parentheses do. Its span is its own, without them, as in Python's
 * `ast`.
 */
export function readWrapped(reader: Reader): Expression {
  const inner = readFirst(reader);
  reader.position = reader.cursor.endIndex;
  return inner;
}

/** Reads `*value`, as an element, an argument or a target. */
export function readStarred(reader: Reader, start: number): Starred {
  const value = readLast(reader);
  reader.starred = true;
  return { kind: 'Starred', start, end: reader.position, value };
}

export function readDict(reader: Reader, start: number): Dict {
  const into: DictEntry[] = [];
  const end = readItems(reader, start, entries, into);
  return { kind: 'Dict', start, end, entries: into };
}

const entries: Items<DictEntry[]> = {
  fromText: (reader, start, into) => {
    const { text } = reader;
    const key = readPlain(reader, start, identifierEnd(text, start));
    if (!key || !skip(reader, COLON)) return false;
    const valueStart = blankEnd(text, reader.position);
    const value = readPlainItem(reader, valueStart, identifierEnd(text, valueStart));
    return push(into, value && { start, end: value.end, key, value });
  },
  fromTree: (reader, type, start, into) => {
    into.push(nameOf(reader.cursor, type) === 'pair' ? readPair(reader, start) : readSplat(reader, start));
  },
};

/** Reads `key: value` of a dictionary or of its comprehension. */
export function readPair(reader: Reader, start: number): DictEntry {
  const key = reader.expression(reader, enter(reader), start);
  const value = readBehind(reader, COLON);
  leave(reader);
  return { start, end: reader.position, key, value };
}

/**
 * Reads the siblings from the one of type `first` on as one expression: several of them, or one with a comma behind it,
 * are a Tuple. This is how Python means `a[1, 2]`, `x = 1,` and `match a, b:`. The siblings' punctuation ends it.
 */
export function gather(reader: Reader, first: number, start: number = reader.cursor.startIndex): Expression {
  const { cursor } = reader;
  if (first === 0) return unknownHere(reader);
  const head = reader.expression(reader, first, start);
  const next = peek(reader);
  if (next !== COMMA && next !== UNKNOWN) return head;
  const elements = [head];
  // A star that was taken out for the parser stands before what the tree begins with.
  const from = Math.min(start, head.start);
  let type = advanceAny(reader);
  if (!isComma(reader, type)) return head;
  while (isComma(reader, type)) {
    reader.position = cursor.endIndex;
    type = advanceAny(reader);
    if (!isPart(type)) break;
    elements.push(readHere(reader, type));
    type = advanceAny(reader);
  }
  return { kind: 'Tuple', start: from, end: reader.position, elements };
}

function isComma({ cursor }: Reader, type: number): boolean {
  return nameOf(cursor, type) === ',';
}

function readSequence(reader: Reader, start: number, kind: Sequence['kind']): Sequence {
  const into: Expression[] = [];
  const end = readItems(reader, start, elements, into);
  return { kind, start, end, elements: into };
}

const elements: Items<Expression[]> = {
  fromText: (reader, start, into) => push(into, readPlainItem(reader, start, identifierEnd(reader.text, start))),
  fromTree: (reader, type, start, into) => into.push(reader.expression(reader, type, start)),
};

function readSplat(reader: Reader, start: number): DictEntry {
  const value = readLast(reader);
  return { start, end: reader.position, key: undefined, value };
}
