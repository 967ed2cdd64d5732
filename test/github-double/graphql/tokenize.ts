/** The words of a GraphQL document. */

export type Token =
  | { readonly kind: 'name' | 'mark'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string; readonly value: string | number };

const pattern =
  /(?<skip>[\s,\ufeff]+|#[^\n]*)|(?<name>[_A-Za-z]\w*)|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<block>"""(?:\\"""|[\s\S])*?""")|(?<string>"(?:\\.|[^"\\\n])*")|(?<mark>\.\.\.|[!$():=@[\]{|}&])/y;

/** Throws a SyntaxError for a character that starts no word. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (!groups) throw new SyntaxError(`Expected a token, actual: ${JSON.stringify(text.slice(at, at + 10))}`);
    const { name, number, block, string, mark } = groups;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (number !== undefined) tokens.push({ kind: 'literal', text: number, value: Number(number) });
    else if (block !== undefined) tokens.push({ kind: 'literal', text: block, value: block.slice(3, -3) });
    else if (string !== undefined) tokens.push({ kind: 'literal', text: string, value: JSON.parse(string) as string });
  }
  return tokens;
}
