import type { OwnerClass } from './judge-words.ts';
import type { WordClasses } from './lexicon.ts';
import { splitWords } from './split-words.ts';
import { inSet, toWord, type Word, type WordSet } from './word.ts';

const NOBODY: OwnerClass = { person: false, money: false };

/** Whether an owner such as `current_user` or `df_patients` is a person or money; `user_group` and `file` are not. */
export function classifyOwner(owner: string | undefined, classes: WordClasses): OwnerClass {
  if (owner === undefined) return NOBODY;
  const words = splitWords(owner).map(toWord);
  return { person: names(classes.person, words, classes), money: names(classes.money, words, classes) };
}

/** The owner's words name a member of the class; nothing of another meaning follows, and no `n_` or `cat_` stands before. */
function names(owners: WordSet, words: readonly Word[], classes: WordClasses): boolean {
  const first = words.findIndex((word) => inSet(owners, word));
  if (words.slice(0, first).some((word) => inSet(classes.clears_before, word))) return false;
  return first !== -1 && words.slice(first).every((word) => inSet(owners, word) || isHarmless(word, classes));
}

function isHarmless(word: Word, classes: WordClasses): boolean {
  const { transparent, data, store } = classes;
  return /^\d+$/.test(word.text) || inSet(transparent, word) || inSet(data, word) || inSet(store, word);
}
