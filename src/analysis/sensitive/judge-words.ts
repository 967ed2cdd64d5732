/** From the words of a name to the data type they denote, if any. */
import { findPhrases, type Hit } from './find-phrases.ts';
import type { Lexicon, Phrase } from './lexicon.ts';
import type { NameKind } from './name-match.ts';
import { readSurroundings, type Surroundings } from './surroundings.ts';
import { inSet, type Word } from './word.ts';

export interface Verdict {
  readonly type: { readonly id: string; readonly level: 'high' | 'moderate' };
  readonly words: readonly string[];
  readonly certainty: 'strong' | 'weak';
  readonly record: boolean;
}

/** Whose data the words name, where the code says so outside the name: `user` in `user.name`. */
export interface OwnerClass {
  readonly person: boolean;
  readonly money: boolean;
}

/** The best reading of the words: certain before plausible, grave before light, long before short. */
export function judgeWords(
  words: readonly Word[],
  kind: NameKind,
  owner: OwnerClass,
  lexicon: Lexicon,
): Verdict | undefined {
  const hits = findPhrases(words, lexicon);
  if (hits.length === 0) return undefined;
  const clearing = hits.filter((hit) => hit.phrase.mode === 'clears');
  const judged = hits
    .filter((hit) => hit.phrase.mode !== 'clears' && !clearing.some((clear) => clears(clear, hit)))
    .flatMap((hit) => judgeHit(words, hit, kind, owner, lexicon) ?? []);
  return judged.sort(compareJudged)[0]?.verdict;
}

/** A clearing phrase speaks for its own type, unless it is only a part of what matched: `page` in `page access token`. */
function clears(clear: Hit, hit: Hit): boolean {
  return clear.phrase.type === hit.phrase.type && !(clear.start >= hit.start && clear.end <= hit.end);
}

interface Judged {
  readonly verdict: Verdict;
  readonly gravity: number;
}

function judgeHit(
  words: readonly Word[],
  hit: Hit,
  kind: NameKind,
  owner: OwnerClass,
  lexicon: Lexicon,
): Judged | undefined {
  const around = readSurroundings(words, hit, kind, lexicon.classes);
  if (around.cleared) return undefined;
  if (kind === 'env' && !hit.phrase.type.id.startsWith('credential.')) return undefined;
  if (kind === 'function' && !isNounPhrase(words, hit, lexicon)) return undefined;
  const certainty = certaintyOf(hit.phrase, around, kind, owner);
  if (certainty === undefined) return undefined;
  const matched = words.slice(hit.start, hit.end).map((word) => word.text);
  const verdict = { type: hit.phrase.type, words: matched, certainty, record: hit.phrase.mode === 'record' };
  return { verdict, gravity: hit.phrase.type.gravity };
}

/** What stands before the noun of a function is mostly a verb: `process_token`, `login_user`, but `user_profile`. */
function isNounPhrase(words: readonly Word[], hit: Hit, lexicon: Lexicon): boolean {
  return words.slice(0, hit.start).every((word) => inSet(lexicon.classes.person, word));
}

function certaintyOf(
  phrase: Phrase,
  around: Surroundings,
  kind: NameKind,
  owner: OwnerClass,
): Verdict['certainty'] | undefined {
  const person = around.person || owner.person;
  const unknown = around.unknownBefore || around.unknownAfter;
  switch (phrase.mode) {
    case 'strong':
      return around.unknownAfter ? 'weak' : 'strong';
    case 'weak':
      if (around.unknownAfter) return undefined;
      return person ? 'strong' : 'weak';
    case 'bare':
      if (unknown) return undefined;
      return person ? 'strong' : 'weak';
    case 'person-owned':
      return isOwned(around.person, owner.person, around) ? 'weak' : undefined;
    case 'money-owned':
      return isOwned(around.money, owner.money, around) ? 'weak' : undefined;
    case 'record':
      return !unknown && canBeRecord(phrase, kind, around) ? 'weak' : undefined;
    case 'env':
      return kind === 'env' && !around.unknownAfter ? 'weak' : undefined;
    case 'clears':
      return undefined;
  }
}

function isOwned(inName: boolean, outside: boolean, around: Surroundings): boolean {
  if (around.unknownAfter) return false;
  return inName || (outside && !around.unknownBefore);
}

/**
 * A parameter or key `user` mostly holds a name or an id, while `user_data` holds the record. Headings name fields, not
 * records, and what the environment holds is no record either.
 */
function canBeRecord(phrase: Phrase, kind: NameKind, around: Surroundings): boolean {
  if (kind === 'column') return false;
  const ambiguous = phrase.words.length === 1 && !around.data;
  return !(ambiguous && (kind === 'parameter' || kind === 'key'));
}

function compareJudged(left: Judged, right: Judged): number {
  if (left.verdict.certainty !== right.verdict.certainty) return left.verdict.certainty === 'strong' ? -1 : 1;
  return left.gravity - right.gravity || right.verdict.words.length - left.verdict.words.length;
}
