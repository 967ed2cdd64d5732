/** What stands inside a line of Markdown, as pieces with a look. */
import type { Token } from 'markdown-it';
import { printable } from './printable.ts';
import type { Colors, Paint } from './terminal.ts';
import { LINE_BREAK, type Piece } from './wrap.ts';

/** Links are shown as their text: what the demo's addresses lead to ends with the demo. */
export function renderInline(tokens: readonly Token[], colors: Colors): Piece[] {
  const looks: Paint[] = [];
  const pieces: Piece[] = [];
  for (const token of tokens) {
    const look = LOOKS[token.type]?.(colors);
    if (look !== undefined) looks.push(look);
    else if (token.nesting === -1 && token.type.replace('_close', '_open') in LOOKS) looks.pop();
    else pieces.push(...pieceOf(token, colors, [...looks]));
  }
  return pieces;
}

const LOOKS: Readonly<Record<string, (colors: Colors) => Paint>> = {
  strong_open: ({ bold }) => bold,
  em_open: ({ italic }) => italic,
  sub_open: ({ dim }) => dim,
};

function pieceOf(token: Token, colors: Colors, looks: readonly Paint[]): Piece[] {
  if (token.type === 'softbreak') return [{ text: ' ' }];
  if (token.type === 'hardbreak') return [LINE_BREAK];
  const text = printable(token.content);
  if (text === '') return [];
  const paint: Paint = (part) => looks.reduce((painted, look) => look(painted), part);
  if (token.type !== 'code_inline') return [{ text, paint }];
  // Without colours the backticks are what tells code from prose.
  return colors.isColorSupported
    ? [{ text, paint: (part) => paint(colors.cyan(part)) }]
    : [{ text: `\`${text}\``, paint }];
}
