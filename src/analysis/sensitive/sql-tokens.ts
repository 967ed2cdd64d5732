/** A word, a quoted identifier, a parameter or one mark of SQL text. */
export interface SqlToken {
  readonly kind: 'word' | 'name' | 'text' | 'mark';
  /** Lower-case for words; without its quotes for quoted identifiers; empty for texts, whose content never matters. */
  readonly text: string;
}

/** Queries beyond this are cut; what follows a select list of this length is of no use. */
const MAX_LENGTH = 20_000;

/** In order: comments, texts, quoted identifiers (`"a"`, `` `a` ``, `[a]`), words, numbers, marks. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'?|"([^"\n]{0,128})"|`([^`\n]{0,128})`|\[([^\]\n]{1,128})\]|([\p{L}_][\p{L}\p{N}_$]*)|\d[\w.]*|(\S)/gu;

export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (const [whole, double, back, bracket, word, mark] of sql.slice(0, MAX_LENGTH).matchAll(TOKEN)) {
    const name = double ?? back ?? bracket;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase() });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (!/^(--|\/\*)/.test(whole)) tokens.push({ kind: 'text', text: '' });
  }
  return tokens;
}
