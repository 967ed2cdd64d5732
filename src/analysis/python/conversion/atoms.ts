/** Names, numbers and constants. */
import type { Constant, Expression, Name, Num } from '../syntax.ts';
import { identifierEnd } from './identifier.ts';
import { type Reader, unknownHere } from './reader.ts';

/** Reads a name. The parser may have invented an empty one where it missed one: that is `Unknown`. */
export function readName(reader: Reader, start: number): Expression {
  const { text, cursor } = reader;
  const scanned = identifierEnd(text, start);
  const end = scanned === -1 ? cursor.endIndex : scanned;
  return end > start ? nameAt(text, start, end) : unknownHere(reader);
}

export function nameAt(text: string, start: number, end: number): Name {
  return { kind: 'Name', start, end, id: text.slice(start, end) };
}

export function readNumber({ text, cursor }: Reader, start: number): Num {
  return numberAt(text, start, cursor.endIndex);
}

/** An imaginary number gives its magnitude; Python 2's `0777` and `10L` are understood. */
export function numberAt(text: string, start: number, end: number): Num {
  const digits = text.slice(start, end);
  const value = Number(digits);
  const plain = !Number.isNaN(value) && (digits.length === 1 || digits.charCodeAt(0) !== ZERO);
  return { kind: 'Num', start, end, value: plain ? value : oddNumber(digits) };
}

const ZERO = 0x30;

/** The value of what JavaScript writes otherwise; NaN for what is no number at all. */
function oddNumber(written: string): number {
  const digits = written.replace(/_|[lj]$/gi, '');
  return /^0\d+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

export function readTrue(_reader: Reader, start: number): Constant {
  return { kind: 'Constant', start, end: start + 4, value: true };
}

export function readFalse(_reader: Reader, start: number): Constant {
  return { kind: 'Constant', start, end: start + 5, value: false };
}

export function readNone(_reader: Reader, start: number): Constant {
  return { kind: 'Constant', start, end: start + 4, value: null };
}

export function readEllipsis(_reader: Reader, start: number): Constant {
  return { kind: 'Constant', start, end: start + 3, value: undefined };
}
