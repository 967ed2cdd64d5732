import type { Expression } from '../syntax.ts';
import { advance, type Reader, unknownHere } from './reader.ts';

/**
 * Punctuation is read from the text. In a sound tree the text between two nodes is what the grammar says, so a look at
 * the next character answers what would else be two or three questions to the cursor. Where the next character is not
 * plain (a comment, a line continuation, a rare blank), and in a tree with errors, the cursor is asked as usual.
 */
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const EQUALS = 0x3d;
export const PARENTHESIS = 0x28;
export const BRACKET = 0x5b;
export const CLOSING_BRACKET = 0x5d;

const HASH = 0x23;
const BACKSLASH = 0x5c;
/** Given by `peek` where only the cursor can tell. */
export const UNKNOWN = -1;

/** The character that follows what was read last, or `UNKNOWN` where only the cursor can tell what comes next. */
export function peek(reader: Reader): number {
  if (!reader.sound) return UNKNOWN;
  const code = reader.text.charCodeAt(blankEnd(reader.text, reader.position));
  return isPlain(code) ? code : UNKNOWN;
}

/** Moves over the punctuation `code` if it is known to be next; tells whether it was. */
export function pass(reader: Reader, code: number): boolean {
  return skip(reader, code) && reader.cursor.gotoNextSibling();
}

/** As `pass`, for a cursor that stands behind the punctuation already. */
export function skip(reader: Reader, code: number): boolean {
  if (peek(reader) !== code) return false;
  reader.position = blankEnd(reader.text, reader.position) + 1;
  return true;
}

/** Where the node under the cursor starts, when nothing but blanks can stand between it and `position`. */
export function startNext(reader: Reader): number {
  return peek(reader) === UNKNOWN ? reader.cursor.startIndex : blankEnd(reader.text, reader.position);
}

/** Reads the expression behind the punctuation `code`, which is the next sibling but for comments. */
export function readBehind(reader: Reader, code: number): Expression {
  const passed = pass(reader, code);
  const type = advance(reader);
  if (type === 0) return unknownHere(reader);
  return reader.expression(reader, type, passed ? startNext(reader) : reader.cursor.startIndex);
}

/** Whether a comma or a closing bracket follows what was read last, so that it was a whole item. */
export function endsItem(reader: Reader): boolean {
  const code = peek(reader);
  return code === COMMA || isClosing(code);
}

/** The offset behind the closing bracket that comes next, or -1 if something else may. */
export function closingEnd(reader: Reader): number {
  return isClosing(peek(reader)) ? blankEnd(reader.text, reader.position) + 1 : -1;
}

function isClosing(code: number): boolean {
  return code === 0x29 || code === 0x5d || code === 0x7d;
}

/** The offset of the first character from `start` on that is no blank. */
export function blankEnd(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}

function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f && code !== HASH && code !== BACKSLASH;
}
