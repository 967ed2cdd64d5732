import type Parser from 'tree-sitter';
import type { Expression, Statement, Unknown } from '../syntax.ts';

/**
 * The state of one conversion: where the cursor stands in the tree, and what has been gathered on the way.
 *
 * Every `read…` function is called with the cursor on its node and leaves it there. Each question to the cursor
 * crosses into native code and costs about as much as parsing a character, so functions ask as few as they can
 * and take from the text what the grammar makes certain (see punctuation.ts).
 */
export interface Reader {
  readonly text: string;
  readonly cursor: Parser.TreeCursor;
  /** True if the tree is free of errors, so that the text between nodes is what the grammar says. */
  readonly sound: boolean;
  /** How deep expressions and blocks may nest; what is deeper becomes `Unknown`. */
  readonly maxDepth: number;
  /** Spans of the string literals read so far: start, end, start, end… in source order. */
  readonly strings: number[];
  /** Where stars were taken out of the text that was parsed (see source.ts). */
  readonly stars: ReadonlySet<number>;
  depth: number;
  /** True once there was a starred expression. */
  starred: boolean;
  /** The end of what was read last, closing parentheses included. */
  position: number;
  /** True once a part of the tree was left unread; what stands in it is then not in `strings`. */
  skipped: boolean;
  /** Reads the expression under the cursor, whose type is `type` and which starts at `start`. */
  readonly expression: (reader: Reader, type: number, start: number) => Expression;
  /** Reads the statements of the block (or module, or skipped region) under the cursor. */
  readonly block: (reader: Reader) => Statement[];
}

/** The id of tree-sitter's ERROR nodes. */
export const ERROR = 0xffff;

/** What a node is to the reader; the order matters, 0 is not known yet. */
const EXTRA = 1;
const TOKEN = 2;
const PART = 3;

const extras = new Set(['comment', 'line_continuation', 'ERROR']);
const names: (string | undefined)[] = new Array(ERROR + 1);
const roles = new Uint8Array(ERROR + 1);

// No node has type 0: it says that there is none.
names[0] = '';

/** The name of a type that the cursor stands on. Names are asked for once and then known by their number. */
export function nameOf(cursor: Parser.TreeCursor, type: number): string {
  const known = names[type];
  if (known !== undefined) return known;
  const name = cursor.nodeType;
  names[type] = name;
  return name;
}

/**
 * Moves down to the first child that is neither punctuation, keyword, comment nor skipped text.
 * Gives its type, or 0 if there is none.
 */
export function enter({ cursor }: Reader): number {
  return cursor.gotoFirstChild() ? settle(cursor, PART) : 0;
}

/** Moves on to the next sibling of that sort. Gives its type, or 0 after the last one. */
export function advance({ cursor }: Reader): number {
  return cursor.gotoNextSibling() ? settle(cursor, PART) : 0;
}

/** As `enter`, but stops at punctuation and keywords too. */
export function enterAny({ cursor }: Reader): number {
  return cursor.gotoFirstChild() ? settle(cursor, TOKEN) : 0;
}

/** As `advance`, but stops at punctuation and keywords too. */
export function advanceAny({ cursor }: Reader): number {
  return cursor.gotoNextSibling() ? settle(cursor, TOKEN) : 0;
}

/** Moves back up to the node that was entered. Only for nodes that have children. */
export function leave({ cursor }: Reader): void {
  cursor.gotoParent();
}

/** Calls `visit` with the name and type of each child that `enter` and `advance` stop at, the cursor standing on it. */
export function eachPart(reader: Reader, visit: (name: string, type: number) => void): void {
  const { cursor } = reader;
  if (!cursor.gotoFirstChild()) return;
  for (let type = settle(cursor, PART); type !== 0; type = advance(reader)) visit(nameOf(cursor, type), type);
  cursor.gotoParent();
}

/** Reads the expression under the cursor, whose type has just been told. */
export function readHere(reader: Reader, type: number): Expression {
  return type === 0 ? unknownHere(reader) : reader.expression(reader, type, reader.cursor.startIndex);
}

/** Reads the first child that `enter` stops at; its span is its own, without the parentheses or signs around it. */
export function readFirst(reader: Reader): Expression {
  const first = readHere(reader, enter(reader));
  leave(reader);
  return first;
}

/** Reads the last child: for nodes that end with an expression, behind which no comment can be part of them. */
export function readLast(reader: Reader): Expression {
  if (!reader.cursor.gotoLastChild()) return unknownHere(reader);
  const last = readHere(reader, reader.cursor.nodeTypeId);
  reader.cursor.gotoParent();
  return last;
}

/** Stands for the node under the cursor when nothing can be said about it. */
export function unknownHere(reader: Reader): Unknown {
  const { cursor } = reader;
  reader.skipped = true;
  return { kind: 'Unknown', start: cursor.startIndex, end: cursor.endIndex };
}

/** Whether a type that `enterAny` or `advanceAny` gave is one that `enter` and `advance` stop at. */
export function isPart(type: number): boolean {
  return roles[type] === PART;
}

function settle(cursor: Parser.TreeCursor, least: number): number {
  do {
    const type = cursor.nodeTypeId;
    if ((roles[type] || learnRole(cursor, type)) >= least) return type;
  } while (cursor.gotoNextSibling());
  return 0;
}

function learnRole(cursor: Parser.TreeCursor, type: number): number {
  const role = extras.has(nameOf(cursor, type)) ? EXTRA : cursor.nodeIsNamed ? PART : TOKEN;
  roles[type] = role;
  return role;
}
