/** A word of a name with the forms under which word lists know it. */
export interface Word {
  readonly text: string;
  /** The word itself, then what it may be the plural of. */
  readonly forms: readonly string[];
}

export function toWord(text: string): Word {
  return { text, forms: text.endsWith('s') ? [text, ...singulars(text)] : [text] };
}

/** What an English or Romance plural in `-s` may come from: `salaries` → salary, `addresses` → addresse, address. */
function singulars(word: string): string[] {
  if (word.length < 3 || /(ss|us|is)$/.test(word)) return [];
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, word.slice(0, -1)];
  if (word.endsWith('es')) return [word.slice(0, -1), word.slice(0, -2)];
  return [word.slice(0, -1)];
}

/** A list of words; `=tokens` in it means that very form, every other entry its plural as well. */
export type WordSet = ReadonlySet<string>;

export function inSet(set: WordSet, word: Word): boolean {
  return set.has(`=${word.text}`) || word.forms.some((form) => set.has(form));
}

/** Whether a word of a phrase, perhaps written `=word`, is this word. */
export function isSameWord(expected: string, word: Word): boolean {
  return expected.startsWith('=') ? expected.slice(1) === word.text : word.forms.includes(expected);
}
