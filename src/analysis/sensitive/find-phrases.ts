/** Where the model's phrases stand in the words of a name. */
import { isCaseless } from './caseless.ts';
import type { Lexicon, Phrase } from './lexicon.ts';
import { isSameWord, type Word } from './word.ts';

/** The words from `start` up to, not including, `end`. */
export interface Hit {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
}

export function findPhrases(words: readonly Word[], lexicon: Lexicon): Hit[] {
  const hits: Hit[] = [];
  words.forEach((word, start) => {
    for (const phrase of lexicon.phrasesFrom(word)) {
      if (!standsAt(start, phrase, words)) continue;
      hits.push({ phrase, start, end: start + phrase.words.length });
    }
  });
  return hits;
}

function standsAt(start: number, phrase: Phrase, words: readonly Word[]): boolean {
  return phrase.words.every((expected, offset) => {
    const word = words[start + offset];
    return word !== undefined && (isSameWord(expected, word) || endsWithCaseless(word.text, expected));
  });
}

/** `用户密码` for 密码, see `caselessEndings`. */
function endsWithCaseless(text: string, expected: string): boolean {
  return expected.charCodeAt(0) > 127 && text.endsWith(expected) && isCaseless(text);
}
