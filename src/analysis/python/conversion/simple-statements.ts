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
import { advance, eachPart, enter, leave, nameOf, type Reader, readHere, readLast } from './reader.ts';

export { readExpressionStatement } from './assignment.ts';

export function readReturn(reader: Reader, start: number): Return {
  return { kind: 'Return', start, end: reader.cursor.endIndex, value: readOperand(reader) };
}

/** Reads `raise value from cause`; the cause is not kept. */
export function readRaise(reader: Reader, start: number): Raise {
  return { kind: 'Raise', start, end: reader.cursor.endIndex, value: readOperand(reader) };
}

/** Reads `assert test, message`; the message is not kept. */
export function readAssert(reader: Reader, start: number): Assert {
  const end = reader.cursor.endIndex;
  return { kind: 'Assert', start, end, test: readOperand(reader) ?? { kind: 'Unknown', start, end } };
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

export function readPass(_reader: Reader, start: number): Jump {
  return { kind: 'Pass', start, end: start + 'pass'.length };
}

export function readBreak(_reader: Reader, start: number): Jump {
  return { kind: 'Break', start, end: start + 'break'.length };
}

export function readContinue(_reader: Reader, start: number): Jump {
  return { kind: 'Continue', start, end: start + 'continue'.length };
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
  const end = reader.cursor.endIndex;
  const left = readHere(reader, enter(reader));
  const value = readHere(reader, advance(reader));
  leave(reader);
  return { kind: 'Assign', start, end, targets: [left.kind === 'Subscript' ? left.value : left], value };
}

/** The first expression of a statement; the others are read, so that nothing in them is overlooked, and dropped. */
function readOperand(reader: Reader): Expression | undefined {
  let operand: Expression | undefined;
  eachPart(reader, (_name, type) => {
    const expression = readHere(reader, type);
    operand ??= expression;
  });
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
