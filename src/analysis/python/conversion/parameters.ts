import type { Expression, Lambda, Parameter } from '../syntax.ts';
import { advance, eachPart, enter, leave, nameOf, type Reader, readHere } from './reader.ts';

/** Reads the parameters of the node under the cursor, which is a function's or a lambda's list of them. */
export function readParameters(reader: Reader): Parameter[] {
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  eachPart(reader, (name) => {
    if (name === 'positional_separator') return;
    const parameter = name === 'keyword_separator' ? undefined : readParameter(reader, name, keywordOnly);
    if (parameter) parameters.push(parameter);
    if (!parameter || parameter.variadic === '*') keywordOnly = true;
  });
  return parameters;
}

/** Reads `lambda parameters: body`. */
export function readLambda(reader: Reader, start: number): Lambda {
  const { cursor } = reader;
  const end = cursor.endIndex;
  let type = enter(reader);
  let parameters: Parameter[] = [];
  if (nameOf(cursor, type) === 'lambda_parameters') {
    parameters = readParameters(reader);
    type = advance(reader);
  }
  const body = readHere(reader, type);
  leave(reader);
  return { kind: 'Lambda', start, end, parameters, body };
}

const wrappers = new Set(['typed_parameter', 'default_parameter', 'typed_default_parameter']);

function readParameter(reader: Reader, kind: string, keywordOnly: boolean): Parameter {
  const { text, cursor } = reader;
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const wrapped = wrappers.has(kind);
  if (wrapped) enter(reader);
  const written = wrapped ? text.slice(start, cursor.endIndex) : text.slice(start, end);
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  for (let type = wrapped ? advance(reader) : 0; type !== 0; type = advance(reader)) {
    if (nameOf(cursor, type) === 'type') annotation = readHere(reader, type);
    else value = readHere(reader, type);
  }
  if (wrapped) leave(reader);
  const name = written.replace(/^\*+\s*/, '');
  return { start, end, name, annotation, default: value, variadic: variadicOf(written), keywordOnly };
}

function variadicOf(written: string): Parameter['variadic'] {
  if (written.startsWith('**')) return '**';
  return written.startsWith('*') ? '*' : 'no';
}
