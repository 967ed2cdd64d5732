import { type SqlToken, sqlTokens } from './sql-tokens.ts';

/** A token, or what stands in brackets. */
export type SqlNode = SqlToken | { readonly kind: 'group'; readonly text: ''; readonly nodes: readonly SqlNode[] };

/** Deeper brackets are left out; nobody writes them, and they would exhaust the stack. */
const MAX_DEPTH = 40;

/** SQL text with its brackets resolved. A bracket that is never closed ends with the text. */
export function sqlTree(sql: string): SqlNode[] {
  const top: SqlNode[] = [];
  const open: SqlNode[][] = [top];
  for (const token of sqlTokens(sql)) {
    if (token.kind === 'mark' && token.text === '(') {
      const nodes: SqlNode[] = [];
      if (open.length < MAX_DEPTH) open.at(-1)?.push({ kind: 'group', text: '', nodes });
      open.push(nodes);
    } else if (token.kind === 'mark' && token.text === ')') {
      if (open.length > 1) open.pop();
    } else {
      open.at(-1)?.push(token);
    }
  }
  return top;
}

export function isWord(node: SqlNode | undefined, ...words: readonly string[]): boolean {
  return node?.kind === 'word' && words.includes(node.text);
}

export function isMark(node: SqlNode | undefined, mark: string): boolean {
  return node?.kind === 'mark' && node.text === mark;
}

/** A word or a quoted identifier. */
export function isIdentifier(node: SqlNode | undefined): boolean {
  return node?.kind === 'word' || node?.kind === 'name';
}

/** The nodes between those that fulfil the condition. */
export function splitAt(nodes: readonly SqlNode[], isBorder: (node: SqlNode) => boolean): SqlNode[][] {
  const parts: SqlNode[][] = [[]];
  for (const node of nodes) {
    if (isBorder(node)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
