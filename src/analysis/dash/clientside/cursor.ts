/** A place in a list of tokens, moved by those who read. */
import type { Statement } from './syntax.ts';
import type { Token } from './tokens.ts';

export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
  /** Nesting that is still allowed; deeper code is skipped. */
  depth: number;
  /** Reads statements up to the brace that ends them; handed along, since expressions hold functions. */
  readonly block: (cursor: Cursor) => Statement[];
}

export function peek(cursor: Cursor, ahead = 0): Token | undefined {
  return cursor.tokens[cursor.at + ahead];
}

/** Whether the next token is this word or sign, and no string of that text. */
export function isNext(cursor: Cursor, text: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token?.text === text && (token.kind === 'punctuator' || token.kind === 'name');
}

export function accept(cursor: Cursor, text: string): boolean {
  if (!isNext(cursor, text)) return false;
  cursor.at++;
  return true;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The position behind the bracket that closes the one at `start`. */
export function behindBracket(cursor: Cursor, start: number): number {
  const expected: string[] = [];
  for (let at = start; at < cursor.tokens.length; at++) {
    const token = cursor.tokens[at];
    if (token?.kind !== 'punctuator') continue;
    const closing = CLOSING[token.text];
    if (closing) expected.push(closing);
    else if (token.text === expected.at(-1)) expected.pop();
    if (expected.length === 0) return at + 1;
  }
  return cursor.tokens.length;
}
