import type { BinaryOperation, Subscript } from '../syntax.ts';
import { advance, enter, leave, type Reader, readHere } from './reader.ts';
import { gather } from './sequences.ts';

/** Reads `list[int]` where the grammar takes it for a type; it is the Subscript that it looks like. */
export function readGenericType(reader: Reader, start: number): Subscript {
  const end = reader.cursor.endIndex;
  const value = reader.expression(reader, enter(reader), start);
  advance(reader);
  const index = gather(reader, enter(reader));
  leave(reader);
  leave(reader);
  return { kind: 'Subscript', start, end, value, index };
}

/** Reads `A | B` between types. */
export function readUnionType(reader: Reader, start: number): BinaryOperation {
  const end = reader.cursor.endIndex;
  const left = reader.expression(reader, enter(reader), start);
  const right = readHere(reader, advance(reader));
  leave(reader);
  return { kind: 'BinaryOperation', start, end, operator: '|', left, right };
}
