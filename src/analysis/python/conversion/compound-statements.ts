/** Statements with a block, other than `if`, `match` and definitions. */
import type { ExceptHandler, Expression, For, Statement, Try, While, With, WithItem } from '../syntax.ts';
import { advance, eachPart, enter, leave, nameOf, type Reader, readHere } from './reader.ts';
import { endOf, headOf, lastOf, readSuite } from './suite.ts';

export function readFor(reader: Reader, start: number): For {
  const limit = reader.cursor.endIndex;
  let orelse: Statement[] = [];
  const suite = readSuite(reader, () => {
    orelse = readSuite(reader).body;
  });
  const { heads, body } = suite;
  const target = headOf(suite, start);
  const iter = heads[1] ?? { kind: 'Unknown', start: target.end, end: target.end };
  return { kind: 'For', start, end: endOf(limit, lastOf(body, orelse)), target, iter, body, orelse };
}

export function readWhile(reader: Reader, start: number): While {
  const limit = reader.cursor.endIndex;
  let orelse: Statement[] = [];
  const suite = readSuite(reader, () => {
    orelse = readSuite(reader).body;
  });
  const { body } = suite;
  return { kind: 'While', start, end: endOf(limit, lastOf(body, orelse)), test: headOf(suite, start), body, orelse };
}

export function readTry(reader: Reader, start: number): Try {
  const limit = reader.cursor.endIndex;
  const handlers: ExceptHandler[] = [];
  let orelse: Statement[] = [];
  let finalbody: Statement[] = [];
  const { body } = readSuite(reader, (name) => {
    if (name === 'else_clause') orelse = readSuite(reader).body;
    else if (name === 'finally_clause') finalbody = readSuite(reader).body;
    else handlers.push(readHandler(reader));
  });
  const end = endOf(limit, lastOf(body, handlers, orelse, finalbody));
  return { kind: 'Try', start, end, body, handlers, orelse, finalbody };
}

export function readWith(reader: Reader, start: number): With {
  const limit = reader.cursor.endIndex;
  const items: WithItem[] = [];
  const { body } = readSuite(reader, () => eachPart(reader, () => items.push(readItem(reader))));
  return { kind: 'With', start, end: endOf(limit, body), items, body };
}

/** Reads `except type as name:`, with Python 2's comma and the star of an exception group. */
function readHandler(reader: Reader): ExceptHandler {
  const { text, cursor } = reader;
  const start = cursor.startIndex;
  const limit = cursor.endIndex;
  let caught: Expression | undefined;
  let alias: Expression | undefined;
  let body: Statement[] = [];
  eachPart(reader, (part, id) => {
    if (part === 'block') body = reader.block(reader);
    else if (caught) alias = readHere(reader, id);
    else [caught, alias] = readAs(reader, part, id);
  });
  // The star of an exception group may have come out as a part of the type.
  const type = caught?.kind === 'Starred' ? caught.value : caught;
  const name = alias && text.slice(alias.start, alias.end);
  return { start, end: endOf(limit, body), type, name, body };
}

function readItem(reader: Reader): WithItem {
  const type = enter(reader);
  const [context, target] = readAs(reader, nameOf(reader.cursor, type), type);
  leave(reader);
  return { context, target };
}

/** Reads `value as target`, or a value alone. */
function readAs(reader: Reader, name: string, type: number): [Expression, Expression?] {
  if (name !== 'as_pattern') return [readHere(reader, type)];
  const value = readHere(reader, enter(reader));
  const target = readHere(reader, advance(reader));
  leave(reader);
  return [value, target];
}
