/** Longer names are cut: they are sentences or hostile. */
const MAX_LENGTH = 256;
const MAX_WORDS = 32;

const MARKS = /[\u0300-\u036f]/g;
const UNDECOMPOSED = /[ßłøæœđðþı]/g;
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A run of letters with one case pattern, or of digits. In order: an acronym before a capitalised word, also in the
 * plural (`APIKey`, `IDs`); a capitalised or lower-case word; a word in capitals; digits with a short unit (`2fa`,
 * `1st`); digits; a run of letters without case, such as Chinese.
 */
const ANY_WORD =
  /\p{Lu}+(?=s(?![\p{Ll}]))s|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\d+\p{Ll}{1,2}(?!\p{Ll})|\d+|[\p{Lo}\p{Lm}]+/gu;

/** The same for ASCII, which most names are, at a fifth of the cost. */
const ASCII_WORD = /[A-Z]+(?=s(?![a-z]))s|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+[a-z]{1,2}(?![a-z])|\d+/g;

/**
 * The words of a name, lower-case and without diacritics: `userWsPassword` → user, ws, password; `E-Mail` → e, mail;
 * `pwd1` → pwd, 1. Takes snake_case, camelCase, kebab-case, dotted names and plain text.
 */
export function splitWords(name: string): string[] {
  const text = name.length > MAX_LENGTH ? name.slice(0, MAX_LENGTH) : name;
  if (isAscii(text)) return (text.match(ASCII_WORD) ?? []).slice(0, MAX_WORDS).map((word) => word.toLowerCase());
  return (plainLetters(text).match(ANY_WORD) ?? []).slice(0, MAX_WORDS).map(plainWord);
}

function plainLetters(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').normalize('NFKC');
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(UNDECOMPOSED, (letter) => PLAIN[letter] ?? letter);
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 127) return false;
  }
  return true;
}
