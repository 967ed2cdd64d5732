/** Comprehensions: list, set, dictionary and generator. */
import type { Comprehension, ComprehensionClause, Expression } from '../syntax.ts';
import { advance, eachPart, enter, leave, type Reader, readHere, readLast } from './reader.ts';
import { gather, readPair } from './sequences.ts';

export function readListComprehension(reader: Reader, start: number): Comprehension {
  return readComprehension(reader, start, 'list');
}

export function readSetComprehension(reader: Reader, start: number): Comprehension {
  return readComprehension(reader, start, 'set');
}

export function readGenerator(reader: Reader, start: number): Comprehension {
  return readComprehension(reader, start, 'generator');
}

export function readDictComprehension(reader: Reader, start: number): Comprehension {
  return readComprehension(reader, start, 'dict');
}

function readComprehension(reader: Reader, start: number, container: Comprehension['container']): Comprehension {
  const { cursor } = reader;
  const end = cursor.endIndex;
  let key: Expression | undefined;
  let element: Expression = { kind: 'Unknown', start, end };
  const clauses: { target: Expression; iter: Expression; conditions: Expression[] }[] = [];
  eachPart(reader, (name, type) => {
    if (name === 'for_in_clause') clauses.push({ ...readFor(reader), conditions: [] });
    else if (name === 'if_clause') clauses.at(-1)?.conditions.push(readLast(reader));
    else if (name === 'pair') ({ key, value: element } = readPair(reader, cursor.startIndex));
    else element = readHere(reader, type);
  });
  return { kind: 'Comprehension', start, end, container, key, element, clauses };
}

function readFor(reader: Reader): Omit<ComprehensionClause, 'conditions'> {
  const target = readHere(reader, enter(reader));
  const iter = gather(reader, advance(reader));
  leave(reader);
  return { target, iter };
}
