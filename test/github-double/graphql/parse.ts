/** Reads a GraphQL document: operations, fragments, arguments and variables; no directives, which nobody sends here. */
import { type Token, tokenize } from './tokenize.ts';

export type Value =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Value>> };

export interface Field {
  readonly kind: 'field';
  /** The alias, or else the name. */
  readonly key: string;
  readonly name: string;
  readonly args: Readonly<Record<string, Value>>;
  readonly selections: readonly Selection[] | undefined;
}

export type Selection =
  | Field
  | { readonly kind: 'inline'; readonly on: string | undefined; readonly selections: readonly Selection[] }
  | { readonly kind: 'spread'; readonly name: string };

interface Variable {
  readonly name: string;
  readonly required: boolean;
  readonly fallback: Value | undefined;
}

export interface Document {
  readonly operation: 'query' | 'mutation';
  readonly variables: readonly Variable[];
  readonly selections: readonly Selection[];
  readonly fragments: Readonly<Record<string, { readonly on: string; readonly selections: readonly Selection[] }>>;
}

/** Throws a SyntaxError in the words of GitHub's parser for what is no document with one operation. */
export function parseDocument(text: string): Document {
  const reader = new Reader(tokenize(text));
  let operation: Omit<Document, 'fragments'> | undefined;
  const fragments: Record<string, { on: string; selections: readonly Selection[] }> = {};
  while (!reader.atEnd()) {
    if (reader.take('fragment')) {
      const name = reader.name();
      reader.expect('on');
      fragments[name] = { on: reader.name(), selections: readSelections(reader) };
    } else {
      operation = readOperation(reader);
    }
  }
  if (!operation) throw new SyntaxError('Unexpected end of document');
  return { ...operation, fragments };
}

function readOperation(reader: Reader): Omit<Document, 'fragments'> {
  if (reader.peek() === '{') return { operation: 'query', variables: [], selections: readSelections(reader) };
  const operation = reader.take('mutation') ? 'mutation' : 'query';
  if (operation === 'query') reader.expect('query');
  if (reader.peek() !== '(' && reader.peek() !== '{') reader.name();
  const variables: Variable[] = [];
  if (reader.take('(')) {
    while (!reader.take(')')) variables.push(readVariable(reader));
  }
  return { operation, variables, selections: readSelections(reader) };
}

function readVariable(reader: Reader): Variable {
  reader.expect('$');
  const name = reader.name();
  reader.expect(':');
  const required = readType(reader);
  return { name, required, fallback: reader.take('=') ? readValue(reader) : undefined };
}

/** True for a type that takes no null. */
function readType(reader: Reader): boolean {
  if (reader.take('[')) {
    readType(reader);
    reader.expect(']');
  } else {
    reader.name();
  }
  return reader.take('!');
}

function readSelections(reader: Reader): readonly Selection[] {
  reader.expect('{');
  const selections: Selection[] = [];
  while (!reader.take('}')) selections.push(readSelection(reader));
  return selections;
}

function readSelection(reader: Reader): Selection {
  if (reader.take('...')) {
    if (reader.take('on')) return { kind: 'inline', on: reader.name(), selections: readSelections(reader) };
    if (reader.peek() === '{') return { kind: 'inline', on: undefined, selections: readSelections(reader) };
    return { kind: 'spread', name: reader.name() };
  }
  const key = reader.name();
  const name = reader.take(':') ? reader.name() : key;
  const args = reader.take('(') ? readFields(reader, ')') : {};
  const selections = reader.peek() === '{' ? readSelections(reader) : undefined;
  return { kind: 'field', key, name, args, selections };
}

function readFields(reader: Reader, end: string): Readonly<Record<string, Value>> {
  const fields: Record<string, Value> = {};
  while (!reader.take(end)) {
    const name = reader.name();
    reader.expect(':');
    fields[name] = readValue(reader);
  }
  return fields;
}

const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

function readValue(reader: Reader): Value {
  if (reader.take('$')) return { kind: 'variable', name: reader.name() };
  if (reader.take('{')) return { kind: 'object', fields: readFields(reader, '}') };
  if (reader.take('[')) {
    const items: Value[] = [];
    while (!reader.take(']')) items.push(readValue(reader));
    return { kind: 'list', items };
  }
  const token = reader.next();
  if (token.kind === 'literal') return { kind: 'literal', value: token.value };
  if (token.kind !== 'name') throw new SyntaxError(`Expected a value, actual: ${token.text}`);
  // Any other word is a member of an enumeration.
  return { kind: 'literal', value: token.text in words ? words[token.text] : token.text };
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  peek(): string | undefined {
    const token = this.#tokens[this.#at];
    return token?.kind === 'literal' ? undefined : token?.text;
  }

  next(): Token {
    const token = this.#tokens[this.#at];
    if (!token) throw new SyntaxError('Unexpected end of document');
    this.#at += 1;
    return token;
  }

  take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw new SyntaxError(`Expected ${text}, actual: ${this.peek() ?? 'a value'}`);
  }

  name(): string {
    const token = this.next();
    if (token.kind !== 'name') throw new SyntaxError(`Expected a name, actual: ${token.text}`);
    return token.text;
  }
}
