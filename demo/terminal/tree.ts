/** markdown-it's flat list of tokens as a tree. */
import type { Token } from 'markdown-it';

export interface Node {
  /** The opening token, or the only one. */
  readonly token: Token;
  readonly children: readonly Node[];
}

/** Puts what stands between an opening and its closing token below the opening one. */
export function toTree(tokens: readonly Token[]): readonly Node[] {
  const top: Node[] = [];
  const open: Node[][] = [top];
  for (const token of tokens) {
    if (token.nesting === -1) {
      open.pop();
      continue;
    }
    const children: Node[] = [];
    open.at(-1)?.push({ token, children });
    if (token.nesting === 1) open.push(children);
  }
  return top;
}
