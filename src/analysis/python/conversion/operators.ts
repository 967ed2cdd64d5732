/** Operators, comparisons, and the keywords that make an expression of others. */
import type {
  Await,
  BinaryOperation,
  Compare,
  Conditional,
  Expression,
  NamedExpression,
  UnaryOperation,
  Yield,
} from '../syntax.ts';
import { nameAt } from './atoms.ts';
import { identifierEnd } from './identifier.ts';
import { advance, advanceAny, enter, enterAny, leave, nameOf, type Reader, readHere, readLast } from './reader.ts';

/** Reads `left operator right`: arithmetic, bits, `and`, `or`. */
export function readBinary(reader: Reader, start: number): BinaryOperation {
  const { cursor } = reader;
  const left = reader.expression(reader, enter(reader), start);
  const operator = nameOf(cursor, advanceAny(reader));
  const right = readHere(reader, advance(reader));
  leave(reader);
  return { kind: 'BinaryOperation', start, end: reader.position, operator, left, right };
}

/** Reads `-a`, `+a`, `~a`. */
export function readUnary(reader: Reader, start: number): UnaryOperation {
  const operand = readLast(reader);
  return { kind: 'UnaryOperation', start, end: reader.position, operator: reader.text.charAt(start), operand };
}

export function readNot(reader: Reader, start: number): UnaryOperation {
  const operand = readLast(reader);
  return { kind: 'UnaryOperation', start, end: reader.position, operator: 'not', operand };
}

/** Reads a chain of comparisons, however long, as one node. */
export function readCompare(reader: Reader, start: number): Compare {
  const { cursor } = reader;
  const operands = [reader.expression(reader, enter(reader), start)];
  const operators: string[] = [];
  for (let type = advanceAny(reader); type !== 0; type = advanceAny(reader)) {
    operators.push(nameOf(cursor, type));
    operands.push(readHere(reader, advance(reader)));
  }
  leave(reader);
  return { kind: 'Compare', start, end: reader.position, operands, operators };
}

/** Reads `body if test else orelse`. */
export function readConditional(reader: Reader, start: number): Conditional {
  const body = reader.expression(reader, enter(reader), start);
  const test = readHere(reader, advance(reader));
  const orelse = readHere(reader, advance(reader));
  leave(reader);
  return { kind: 'Conditional', start, end: reader.position, body, test, orelse };
}

/** Reads `target := value`. */
export function readNamed(reader: Reader, start: number): NamedExpression {
  const { text, cursor } = reader;
  enter(reader);
  const scanned = identifierEnd(text, start);
  const target = nameAt(text, start, scanned === -1 ? cursor.endIndex : scanned);
  leave(reader);
  const value = readLast(reader);
  return { kind: 'NamedExpression', start, end: reader.position, target, value };
}

export function readAwait(reader: Reader, start: number): Await {
  const value = readLast(reader);
  return { kind: 'Await', start, end: reader.position, value };
}

/** Reads `yield`, `yield value` and `yield from value`. */
export function readYield(reader: Reader, start: number): Yield {
  const { cursor } = reader;
  enterAny(reader);
  let type = advanceAny(reader);
  const from = nameOf(cursor, type) === 'from';
  if (from) type = advance(reader);
  const value: Expression | undefined = type === 0 ? undefined : readHere(reader, type);
  leave(reader);
  return { kind: 'Yield', start, end: value ? reader.position : start + 'yield'.length, value, from };
}
