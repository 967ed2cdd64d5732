/** What stands around the matched words of a name, and what it says about them. */

import type { Hit } from './find-phrases.ts';
import type { WordClasses } from './lexicon.ts';
import type { NameKind } from './name-match.ts';
import { inSet, type Word } from './word.ts';

export interface Surroundings {
  /** A flag, a count, a label: the name is not the data. */
  readonly cleared: boolean;
  /** Words of no known meaning. */
  readonly unknownBefore: boolean;
  readonly unknownAfter: boolean;
  /** A person, or money, that the matched words belong to. */
  readonly person: boolean;
  readonly money: boolean;
  /** A word such as `data` or `info`, which tells that the whole is meant. */
  readonly data: boolean;
}

type Meaning = 'clear' | 'connector' | 'person' | 'money' | 'data' | 'harmless' | 'unknown';

export function readSurroundings(words: readonly Word[], hit: Hit, kind: NameKind, classes: WordClasses): Surroundings {
  const meaningOf = (side: 'before' | 'after') => (word: Word) => meaning(word, side, hit, kind, classes);
  const before = words.slice(0, hit.start).map(meaningOf('before')).reverse();
  const after = untilConnector(words.slice(hit.end).map(meaningOf('after')));
  const all = [...before, ...after];
  const owns = (owner: 'person' | 'money') => nearest(before) === owner || after.includes(owner);
  return {
    // What follows a connector is not what the name is about: `sort_by_salary`, `login_with_token`.
    cleared: all.includes('clear') || before.includes('connector'),
    unknownBefore: before.includes('unknown'),
    unknownAfter: after.includes('unknown'),
    person: owns('person'),
    money: owns('money'),
    data: all.includes('data'),
  };
}

/** The first word outwards that says something. */
function nearest(before: readonly Meaning[]): Meaning | undefined {
  return before.find((meaning) => meaning !== 'harmless' && meaning !== 'data');
}

function untilConnector(after: readonly Meaning[]): readonly Meaning[] {
  const end = after.indexOf('connector');
  return end === -1 ? after : after.slice(0, end);
}

function meaning(word: Word, side: 'before' | 'after', hit: Hit, kind: NameKind, classes: WordClasses): Meaning {
  if (inSet(hit.phrase.type.allows, word)) return 'harmless';
  if (inSet(classes.clears_anywhere, word)) return 'clear';
  if (inSet(classes.field, word)) return holdsInput(hit, kind) ? 'harmless' : 'clear';
  if (inSet(classes.store, word)) return side === 'before' || holdsData(kind) ? 'harmless' : 'clear';
  if (side === 'before' && inSet(classes.action, word)) return holdsInput(hit, kind) ? 'harmless' : 'clear';
  if (inSet(side === 'before' ? classes.clears_before : classes.clears_after, word)) return 'clear';
  if (inSet(classes.connector, word)) return 'connector';
  if (inSet(classes.person, word)) return 'person';
  if (inSet(classes.money, word)) return 'money';
  if (inSet(classes.data, word)) return 'data';
  return inSet(classes.transparent, word) ? 'harmless' : 'unknown';
}

/** The id `email-input` and the parameter that it feeds hold an e-mail address; the variable `email_input` a component. */
function holdsInput(hit: Hit, kind: NameKind): boolean {
  return (kind === 'component-id' || kind === 'parameter') && hit.phrase.mode !== 'record';
}

function holdsData(kind: NameKind): boolean {
  return kind === 'component-id' || kind === 'parameter' || kind === 'key';
}
