/** The published model in the form that matching reads: phrases by their first word, word lists as sets. */
import type { DataTypeData, NameModelData, WordLists } from './models.ts';
import { splitWords } from './split-words.ts';
import { isSameWord, type Word, type WordSet } from './word.ts';

export type Mode = 'strong' | 'weak' | 'bare' | 'person-owned' | 'money-owned' | 'record' | 'env' | 'clears';

export interface CompiledType {
  readonly id: string;
  readonly level: 'high' | 'moderate';
  readonly label: { readonly one: string; readonly many: string };
  /** Place in the order of gravity, 0 the gravest. */
  readonly gravity: number;
  readonly allows: WordSet;
}

export interface Phrase {
  readonly words: readonly string[];
  readonly type: CompiledType;
  readonly mode: Mode;
}

/** A phrase found in a name: the words from `start` up to, not including, `end`. */
export interface Hit {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
}

export type WordClasses = { readonly [Name in keyof WordLists]: WordSet };

export interface Lexicon {
  readonly types: readonly CompiledType[];
  readonly classes: WordClasses;
  readonly phrasesByFirstWord: ReadonlyMap<string, readonly Phrase[]>;
}

export function compileLexicon(model: NameModelData): Lexicon {
  const types = model.types.map(compileType);
  const phrases = model.types.flatMap((data, index) => {
    const type = types[index];
    return type === undefined ? [] : phrasesOf(data, type);
  });
  return { types, classes: compileClasses(model.words), phrasesByFirstWord: byFirstWord(phrases) };
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

/** Every phrase that stands in the words. */
export function findPhrases(words: readonly Word[], lexicon: Lexicon): Hit[] {
  return words.flatMap((word, start) =>
    lookUp(word, lexicon)
      .filter((phrase) => phrase.words.every((expected, offset) => matchesAt(words[start + offset], expected)))
      .map((phrase) => ({ phrase, start, end: start + phrase.words.length })),
  );
}

function matchesAt(word: Word | undefined, expected: string): boolean {
  return word !== undefined && (isSameWord(expected, word) || endsWithCaseless(word.text, expected));
}

function lookUp(word: Word, lexicon: Lexicon): Phrase[] {
  return [`=${word.text}`, ...word.forms, ...caselessEndings(word.text)].flatMap(
    (key) => lexicon.phrasesByFirstWord.get(key) ?? [],
  );
}

/** Chinese, Japanese and Korean write no spaces; there the last part of a run is its head. */
const CASELESS = /^[\p{Lo}\p{Lm}]{2,32}$/u;

function caselessEndings(text: string): string[] {
  if (text.charCodeAt(0) < 128 || !CASELESS.test(text)) return [];
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index + 1));
}

function endsWithCaseless(text: string, expected: string): boolean {
  return expected.charCodeAt(0) > 128 && text.endsWith(expected) && CASELESS.test(text);
}

function compileType(data: DataTypeData, gravity: number): CompiledType {
  return { id: data.id, level: data.level, label: data.label, gravity, allows: new Set(data.allows.map(foldEntry)) };
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
  const exact = entry.startsWith('=');
  const word = splitWords(exact ? entry.slice(1) : entry).join('');
  return exact ? `=${word}` : word;
}

function byFirstWord(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const map = new Map<string, Phrase[]>();
  for (const phrase of phrases) {
    const first = phrase.words[0] ?? '';
    const known = map.get(first);
    if (known === undefined) map.set(first, [phrase]);
    else known.push(phrase);
  }
  return map;
}
