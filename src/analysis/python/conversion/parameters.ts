import type { Expression, Lambda, Parameter } from '../syntax.ts';
import { identifierEnd } from './identifier.ts';
import { type Items, push, readItems } from './items.ts';
import { endsItem } from './punctuation.ts';
import { advance, eachPart, enter, leave, nameOf, type Reader, readHere } from './reader.ts';

/** Reads a function's parameters, whose parentheses open at `start`. */
export function readParameters(reader: Reader, start: number): Parameter[] {
  const list = newList();
  readItems(reader, start, items, list);
  return list.parameters;
}

/** Reads `lambda parameters: body`. */
export function readLambda(reader: Reader, start: number): Lambda {
  const { cursor } = reader;
  const list = newList();
  let type = enter(reader);
  if (nameOf(cursor, type) === 'lambda_parameters') {
    eachPart(reader, (kind) => readItem(reader, kind, cursor.startIndex, list));
    type = advance(reader);
  }
  const body = readHere(reader, type);
  leave(reader);
  return { kind: 'Lambda', start, end: reader.position, parameters: list.parameters, body };
}

interface ParameterList {
  readonly parameters: Parameter[];
  /** True behind a `*`, alone or with a name. */
  keywordOnly: boolean;
}

const items: Items<ParameterList> = {
  fromText: (reader, start, { parameters, keywordOnly }) => {
    const end = identifierEnd(reader.text, start);
    reader.position = end;
    if (end <= start || !endsItem(reader)) return false;
    const name = reader.text.slice(start, end);
    return push(parameters, {
      start,
      end,
      name,
      annotation: undefined,
      default: undefined,
      variadic: 'no',
      keywordOnly,
    });
  },
  fromTree: (reader, type, start, list) => readItem(reader, nameOf(reader.cursor, type), start, list),
};

function newList(): ParameterList {
  return { parameters: [], keywordOnly: false };
}

/** Reads a parameter, or a `*` or `/` between them. */
function readItem(reader: Reader, kind: string, start: number, list: ParameterList): void {
  reader.position = start + 1;
  if (kind === 'positional_separator') return;
  if (kind !== 'keyword_separator') list.parameters.push(readParameter(reader, kind, start, list.keywordOnly));
  if (reader.text.charAt(start) === '*') list.keywordOnly = true;
}

const wrappers = new Set(['typed_parameter', 'default_parameter', 'typed_default_parameter']);

function readParameter(reader: Reader, kind: string, start: number, keywordOnly: boolean): Parameter {
  const { text, cursor } = reader;
  const wrapped = wrappers.has(kind);
  if (wrapped) enter(reader);
  const scanned = identifierEnd(text, start);
  reader.position = scanned > start ? scanned : cursor.endIndex;
  const written = text.slice(start, reader.position);
  let annotation: Expression | undefined;
  let value: Expression | undefined;
  for (let type = wrapped ? advance(reader) : 0; type !== 0; type = advance(reader)) {
    if (nameOf(cursor, type) === 'type') annotation = readHere(reader, type);
    else value = readHere(reader, type);
  }
  if (wrapped) leave(reader);
  const name = written.replace(/^\*+\s*/, '');
  return { start, end: reader.position, name, annotation, default: value, variadic: variadicOf(written), keywordOnly };
}

function variadicOf(written: string): Parameter['variadic'] {
  if (written.startsWith('**')) return '**';
  return written.startsWith('*') ? '*' : 'no';
}
