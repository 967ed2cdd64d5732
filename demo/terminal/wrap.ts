/** Breaks text of several looks into lines. */
import type { Paint } from './terminal.ts';

export interface Piece {
  readonly text: string;
  readonly paint?: Paint;
}

/** A line break that stays. */
export const LINE_BREAK: Piece = { text: '\n' };

/** Gives lines of at most `width` columns; a longer word stands alone on its line. Looks may change inside a word. */
export function wrap(pieces: readonly Piece[], width: number): string[] {
  const lines: Piece[][] = [[]];
  for (const word of wordsOf(pieces)) {
    const line = lines.at(-1) ?? [];
    if (word === 'break') lines.push([]);
    else if (line.length === 0) line.push(...word);
    else if (widthOf(line) + 1 + widthOf(word) <= width) line.push({ text: ' ' }, ...word);
    else lines.push([...word]);
  }
  return lines.map((line) => line.map(({ text, paint }) => paint?.(text) ?? text).join(''));
}

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  return [...text].length;
}

function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + columnsOf(text), 0);
}

function wordsOf(pieces: readonly Piece[]): (Piece[] | 'break')[] {
  const words: (Piece[] | 'break')[] = [];
  let word: Piece[] = [];
  const end = () => {
    if (word.length > 0) words.push(word);
    word = [];
  };
  for (const piece of pieces) {
    for (const part of piece.text.split(/(\s+)/)) {
      if (part === '') continue;
      if (part.trim() !== '') word.push({ ...piece, text: part });
      else end();
      if (piece === LINE_BREAK) words.push('break');
    }
  }
  end();
  return words;
}
