import type { AnnotatedAssign, Assign, AugmentedAssign, Expression, Statement } from '../syntax.ts';
import { EQUALS, pass, startNext } from './punctuation.ts';
import { advance, advanceAny, enter, leave, nameOf, type Reader, readHere, unknownHere } from './reader.ts';
import { gather } from './sequences.ts';

/** Reads what the grammar calls an expression statement: an assignment of any sort, or an expression by itself. */
export function readExpressionStatement(reader: Reader, start: number): Statement {
  const statement = readContent(reader, enter(reader), start);
  leave(reader);
  return statement;
}

function readContent(reader: Reader, type: number, start: number): Statement {
  const name = nameOf(reader.cursor, type);
  if (name === 'assignment') return readAssignment(reader, start);
  if (name === 'augmented_assignment') return readAugmented(reader, start);
  const value = gather(reader, type, start);
  return { kind: 'ExpressionStatement', start, end: reader.position, value };
}

function readAssignment(reader: Reader, start: number): Assign | AnnotatedAssign {
  const { cursor } = reader;
  const target = reader.expression(reader, enter(reader), start);
  const passed = pass(reader, EQUALS);
  const type = advance(reader);
  const name = nameOf(cursor, type);
  const statement =
    name === 'type'
      ? readAnnotated(reader, start, target, type)
      : readRight(reader, start, [target], type, passed ? startNext(reader) : cursor.startIndex);
  leave(reader);
  return statement;
}

/** Reads on from the right side of `a = …`, which may be `b = …` again: a nest in the grammar, walked without nesting. */
function readRight(reader: Reader, start: number, targets: Expression[], right: number, rightStart: number): Assign {
  const { cursor } = reader;
  let type = right;
  let at = rightStart;
  let levels = 0;
  for (; nameOf(cursor, type) === 'assignment'; levels++) {
    targets.push(reader.expression(reader, enter(reader), at));
    type = advance(reader);
    at = cursor.startIndex;
  }
  const value = type === 0 ? unknownHere(reader) : reader.expression(reader, type, at);
  for (; levels > 0; levels--) leave(reader);
  return { kind: 'Assign', start, end: reader.position, targets, value };
}

/** Reads on from the annotation of `a: annotation = value`. */
function readAnnotated(reader: Reader, start: number, target: Expression, type: number): AnnotatedAssign {
  const annotation = readHere(reader, type);
  const next = advance(reader);
  const value = next === 0 ? undefined : readHere(reader, next);
  return { kind: 'AnnotatedAssign', start, end: reader.position, target, annotation, value };
}

function readAugmented(reader: Reader, start: number): AugmentedAssign {
  const { cursor } = reader;
  const target = reader.expression(reader, enter(reader), start);
  const operator = nameOf(cursor, advanceAny(reader)).slice(0, -1);
  const value = readHere(reader, advance(reader));
  leave(reader);
  return { kind: 'AugmentedAssign', start, end: reader.position, target, operator, value };
}
