/** Statements on one line, other than assignments and imports. */
import type {
  Assert,
  Assign,
  Call,
  Delete,
  Expression,
  ExpressionStatement,
  Jump,
  Raise,
  Return,
  Scope,
} from '../syntax.ts';
import { nameAt } from './atoms.ts';

import { startNext } from './punctuation.ts';
import {
  advance,
  advanceAny,
  eachPart,
  enter,
  isPart,
  leave,
  nameOf,
  type Reader,
  readHere,
  readLast,
} from './reader.ts';
import { callType } from './type-call.ts';

export function readReturn(reader: Reader, start: number): Return {
  return { kind: 'Return', start, end: reader.cursor.endIndex, value: readOperand(reader, start + 'return'.length) };
}

/** Reads `raise value from cause`; the cause is not kept. */
export function readRaise(reader: Reader, start: number): Raise {
  return { kind: 'Raise', start, end: reader.cursor.endIndex, value: readOperand(reader, start + 'raise'.length) };
}

/** Reads `assert test, message`; the message is not kept. */
export function readAssert(reader: Reader, start: number): Assert {
  const end = reader.cursor.endIndex;
  const test = readOperand(reader, start + 'assert'.length) ?? { kind: 'Unknown', start, end };
  return { kind: 'Assert', start, end, test };
}

export function readDelete(reader: Reader, start: number): Delete {
  const { cursor } = reader;
  const end = cursor.endIndex;
  const type = enter(reader);
  const plain = nameOf(cursor, type) !== 'expression_list';
  const value = readHere(reader, type);
  leave(reader);
  return { kind: 'Delete', start, end, targets: !plain && value.kind === 'Tuple' ? value.elements : [value] };
}

export function readGlobal(reader: Reader, start: number): Scope {
  return { kind: 'Global', start, end: reader.cursor.endIndex, names: readNames(reader) };
}

export function readNonlocal(reader: Reader, start: number): Scope {
  return { kind: 'Nonlocal', start, end: reader.cursor.endIndex, names: readNames(reader) };
}

export function readPass(reader: Reader, start: number): Jump {
  return { kind: 'Pass', start, end: reader.cursor.endIndex };
}

export function readBreak(reader: Reader, start: number): Jump {
  return { kind: 'Break', start, end: reader.cursor.endIndex };
}

export function readContinue(reader: Reader, start: number): Jump {
  return { kind: 'Continue', start, end: reader.cursor.endIndex };
}

/** Reads Python 2's `print a, b` as the call that it became. */
export function readPrint(reader: Reader, start: number): ExpressionStatement {
  return readAsCall(reader, start, 'print');
}

/** Reads Python 2's `exec code in scope` as the call that it became. */
export function readExec(reader: Reader, start: number): ExpressionStatement {
  return readAsCall(reader, start, 'exec');
}

/** Reads `type Name = value` as the assignment that it amounts to. */
export function readTypeAlias(reader: Reader, start: number): Assign {
  const { text, cursor } = reader;
  const end = cursor.endIndex;
  const type = enter(reader);
  const opening = cursor.startIndex;
  const left = readHere(reader, type);
  const value = readHere(reader, advance(reader));
  leave(reader);
  const called = text.charAt(opening) === '(';
  const named = left.kind === 'Subscript' ? left.value : left;
  const target = called ? callType(text, left, opening, nameAt(text, start, start + 'type'.length)) : named;
  return { kind: 'Assign', start, end, targets: [target], value };
}

/**
 * Reads the first expression behind a keyword that ends at `keywordEnd`. The others are read too, so that nothing in
 * them is overlooked, and dropped.
 */
function readOperand(reader: Reader, keywordEnd: number): Expression | undefined {
  reader.cursor.gotoFirstChild();
  reader.position = keywordEnd;
  const first = advanceAny(reader);
  const operand = isPart(first) ? reader.expression(reader, first, startNext(reader)) : undefined;
  for (let type = first === 0 ? 0 : advance(reader); type !== 0; type = advance(reader)) readHere(reader, type);
  leave(reader);
  return operand;
}

function readNames({ text, cursor }: Reader): string[] {
  return text
    .slice(cursor.startIndex, cursor.endIndex)
    .replace(/^\w+|\\/g, '')
    .split(',')
    .map((name) => name.trim());
}

function readAsCall(reader: Reader, start: number, name: string): ExpressionStatement {
  const { text, cursor } = reader;
  const end = cursor.endIndex;
  const args: Expression[] = [];
  eachPart(reader, (part, type) => args.push(part === 'chevron' ? readLast(reader) : readHere(reader, type)));
  const func = nameAt(text, start, start + name.length);
  const value: Call = { kind: 'Call', start, end, func, args, keywords: [] };
  return { kind: 'ExpressionStatement', start, end, value };
}
