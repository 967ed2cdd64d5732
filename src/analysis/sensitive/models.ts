/** The shape of `rules/models/sensitive-names.yml`: which words denote which sensitive data. */
import { z } from 'zod';

/** Entries with commas between them, as one text: a list of that length is read ten times as fast as a YAML list. */
function listOf(entry: z.ZodString) {
  return z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(entry));
}

/** Words separated by spaces, as they follow one another in a name; `=word` takes no plural. */
const phrases = listOf(z.string().regex(/^\S+( \S+)*$/, 'words separated by single spaces')).default([]);
const wordList = listOf(z.string().regex(/^\S+$/, 'one word'));
/** Names in the notation that the head of the file explains. */
const examples = listOf(z.string().min(1));

const dataType = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z-]+$/, 'a family and a name, such as pii.email'),
  level: z.enum(['high', 'moderate']),
  /** How a sentence calls it: "an e-mail address", "e-mail addresses". */
  label: z.strictObject({ one: z.string().min(1), many: z.string().min(1) }),
  /** Nobody uses these words for something else. */
  strong: phrases,
  /** Plausible; any word may stand before, only harmless ones after. */
  weak: phrases,
  /** Plausible where only harmless words stand around. */
  bare: phrases,
  /** Sensitive only of a person (or of money): the owner stands in the name or before the dot. */
  owned: z.strictObject({ person: phrases, money: phrases }).partial().default({}),
  /** Names of whole records or tables. */
  record: phrases,
  /** Counts only in names of environment variables. */
  env: phrases,
  /** Phrases that clear the name wherever they stand, unless they are part of the matched words. */
  clears: phrases,
  /** Words that clear other types, but not this one. */
  allows: phrases,
  examples: z.strictObject({ match: examples, no_match: examples }),
});

const words = z.strictObject({
  /** Say nothing about what a thing is: `my`, `new`, `value`. */
  transparent: wordList,
  /** Like transparent; they tell that the whole record is meant: `data`, `info`, `df`. */
  data: wordList,
  /** Who owns data. */
  person: wordList,
  money: wordList,
  /** Ends of names of components. `field` holds what is typed, `store` what is kept. */
  field: wordList,
  store: wordList,
  /** Verbs that name a deed, except in ids and parameters of forms, where they name the form. */
  action: wordList,
  /** Before the words: flags, counts, aggregates, other deeds. */
  clears_before: wordList,
  /** After the words: the head noun is something else. */
  clears_after: wordList,
  clears_anywhere: wordList,
  /** Words that begin a new thought: `by`, `for`. */
  connector: wordList,
  /** Verbs of functions that return what they name, and of those that make it anew. */
  getter: wordList,
  maker: wordList,
});

/** Types stand in order of gravity, gravest first. */
export const nameModelSchema = z.strictObject({ words, types: z.array(dataType).min(1) });

/** The published model, validated; the reader of the file hands it to `compileNames`. */
export type NameModelData = z.output<typeof nameModelSchema>;
export type DataTypeData = NameModelData['types'][number];
export type WordLists = NameModelData['words'];

/** What a policy adds: own data types by whole names, and names that are never sensitive. Globs with `*` and `?`. */
export interface ExtraNames {
  readonly dataTypes: readonly ExtraDataType[];
  readonly notSensitive: readonly string[];
}

export interface ExtraDataType {
  readonly id: string;
  readonly level: 'high' | 'moderate';
  readonly names: readonly string[];
}
