/** The published model in the form that matching reads: phrases by their first word, word lists as sets. */
import { caselessEndings } from './caseless.ts';
import { createMemo } from './memo.ts';
import type { DataTypeData, NameModelData, WordLists } from './models.ts';
import { splitWords } from './split-words.ts';
import type { Word, WordSet } from './word.ts';

export type Mode = 'strong' | 'weak' | 'bare' | 'person-owned' | 'money-owned' | 'record' | 'env' | 'clears';

export interface CompiledType {
  readonly id: string;
  readonly level: 'high' | 'moderate';
  /** Place in the order of gravity, 0 the gravest. */
  readonly gravity: number;
  readonly allows: WordSet;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly type: CompiledType;
  readonly mode: Mode;
}

export type WordClasses = { readonly [Name in keyof WordLists]: WordSet };

export interface Lexicon {
  readonly classes: WordClasses;
  /** Phrases that may begin with the word. */
  readonly phrasesFrom: (word: Word) => readonly Phrase[];
}

export function compileLexicon(model: NameModelData): Lexicon {
  const phrases = model.types.flatMap((data, gravity) => phrasesOf(data, compileType(data, gravity)));
  return { classes: compileClasses(model.words), phrasesFrom: compileLookUp(phrases) };
}

function compileClasses(lists: WordLists): WordClasses {
  const setOf = (name: keyof WordLists): WordSet => new Set(lists[name].map(foldEntry));
  return {
    transparent: setOf('transparent'),
    data: setOf('data'),
    person: setOf('person'),
    money: setOf('money'),
    field: setOf('field'),
    store: setOf('store'),
    action: setOf('action'),
    clears_before: setOf('clears_before'),
    clears_after: setOf('clears_after'),
    clears_anywhere: setOf('clears_anywhere'),
    connector: setOf('connector'),
    getter: setOf('getter'),
    maker: setOf('maker'),
  };
}

function compileType(data: DataTypeData, gravity: number): CompiledType {
  return { id: data.id, level: data.level, gravity, allows: new Set(data.allows.map(foldEntry)) };
}

function phrasesOf(data: DataTypeData, type: CompiledType): Phrase[] {
  const byMode: readonly [Mode, readonly string[]][] = [
    ['strong', data.strong],
    ['weak', data.weak],
    ['bare', data.bare],
    ['person-owned', data.owned.person ?? []],
    ['money-owned', data.owned.money ?? []],
    ['record', data.record],
    ['env', data.env],
    ['clears', data.clears],
  ];
  return byMode.flatMap(([mode, texts]) => texts.flatMap(spellings).map((words): Phrase => ({ words, type, mode })));
}

/** The words of a phrase, and the same run together as one: `first name`, `firstname`. */
function spellings(text: string): string[][] {
  const words = text.split(' ').map(foldEntry);
  if (words.length === 1) return [words];
  const joined = words.map((word) => word.replace('=', '')).join('');
  return joined.length < 6 ? [words] : [words, [joined]];
}

/** An entry as the words of names are written: `contraseña` is contrasena, `=token` stays exact. */
function foldEntry(entry: string): string {
  if (/^[a-z]+$/.test(entry)) return entry;
  const exact = entry.startsWith('=');
  const word = splitWords(exact ? entry.slice(1) : entry).join('');
  return exact ? `=${word}` : word;
}

/** Words repeat far more than names do, so what begins with them is remembered. */
function compileLookUp(phrases: readonly Phrase[]): Lexicon['phrasesFrom'] {
  const byFirstWord = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0] ?? '';
    const known = byFirstWord.get(first);
    if (known === undefined) byFirstWord.set(first, [phrase]);
    else known.push(phrase);
  }
  const remember = createMemo<readonly Phrase[]>();
  return (word) =>
    remember(word.text, () =>
      [`=${word.text}`, ...word.forms, ...caselessEndings(word.text)].flatMap((key) => byFirstWord.get(key) ?? []),
    );
}
