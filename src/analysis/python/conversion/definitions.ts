/** Functions and classes, decorated or not. */
import type { ClassDef, Expression, FunctionDef, Name, Parameter, Statement } from '../syntax.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { nameAt } from './atoms.ts';
import { identifierEnd } from './identifier.ts';
import { readParameters } from './parameters.ts';
import { eachPart, type Reader, readFirst, readHere } from './reader.ts';
import { endOf } from './suite.ts';

export function readFunction(reader: Reader, start: number): FunctionDef {
  return readDecoratedFunction(reader, start, []);
}

export function readClass(reader: Reader, start: number): ClassDef {
  return readDecoratedClass(reader, start, []);
}

/** Reads decorators and what they decorate; the definition starts where the first of them does. */
export function readDecorated(reader: Reader, start: number): Statement {
  const end = reader.cursor.endIndex;
  const decorators: Expression[] = [];
  let definition: Statement = { kind: 'Pass', start, end };
  eachPart(reader, (name) => {
    if (name === 'decorator') decorators.push(readFirst(reader));
    else if (name === 'function_definition') definition = readDecoratedFunction(reader, start, decorators);
    else definition = readDecoratedClass(reader, start, decorators);
  });
  return definition;
}

function readDecoratedFunction(reader: Reader, start: number, decorators: Expression[]): FunctionDef {
  const { text, cursor } = reader;
  const limit = cursor.endIndex;
  const async = text.startsWith('async', cursor.startIndex);
  let name = '';
  let nameStart = start;
  let parameters: Parameter[] = [];
  let returns: Expression | undefined;
  let body: Statement[] = [];
  eachPart(reader, (part, type) => {
    if (part === 'identifier') ({ id: name, start: nameStart } = readIdentifier(reader));
    else if (part === 'parameters') parameters = readParameters(reader, cursor.startIndex);
    else if (part === 'type') returns = readHere(reader, type);
    else if (part === 'block') body = reader.block(reader);
    else reader.skipped = true;
  });
  const end = endOf(limit, body);
  return { kind: 'FunctionDef', start, end, name, nameStart, parameters, returns, body, decorators, async };
}

function readDecoratedClass(reader: Reader, start: number, decorators: Expression[]): ClassDef {
  const { cursor } = reader;
  const limit = cursor.endIndex;
  let name = '';
  let nameStart = start;
  let { args: bases, keywords }: Arguments = { args: [], keywords: [] };
  let body: Statement[] = [];
  eachPart(reader, (part) => {
    if (part === 'identifier') ({ id: name, start: nameStart } = readIdentifier(reader));
    else if (part === 'argument_list') ({ args: bases, keywords } = readArguments(reader, cursor.startIndex));
    else if (part === 'block') body = reader.block(reader);
    else reader.skipped = true;
  });
  return { kind: 'ClassDef', start, end: endOf(limit, body), name, nameStart, bases, keywords, body, decorators };
}

function readIdentifier({ text, cursor }: Reader): Name {
  const start = cursor.startIndex;
  const scanned = identifierEnd(text, start);
  return nameAt(text, start, scanned === -1 ? cursor.endIndex : scanned);
}
