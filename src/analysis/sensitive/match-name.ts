import { findPhrases } from './find-phrases.ts';
import { judgeWords, type OwnerClass, type Verdict } from './judge-words.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import { createMemo } from './memo.ts';
import type { ExtraDataType, ExtraNames, NameModelData } from './models.ts';
import type { NameContext, NameMatch } from './name-match.ts';
import { compileOwnNames, type OwnNames } from './own-names.ts';
import { classifyOwner } from './owner-class.ts';
import { nameReason } from './reason.ts';
import { returnedName } from './returned-name.ts';
import { splitWords } from './split-words.ts';
import { toWord, type Word } from './word.ts';

/** Longer names are sentences or hostile, and would be remembered in full. */
const MAX_LENGTH = 256;

export type MatchName = (name: string, context: NameContext) => NameMatch | undefined;

/**
 * The data that a name denotes; a policy's own names rule, then the published model. Made for every name of a
 * repository: most end at the first question, which does not depend on the context, and all answers are remembered.
 */
export function compileMatching(model: NameModelData, extra: ExtraNames): MatchName {
  const lexicon = compileLexicon(model);
  const own = compileOwnNames(extra);
  const readings = createMemo<Reading | undefined>();
  const answers = createMemo<NameMatch | undefined>();
  return (text, context) => {
    const name = text.slice(0, MAX_LENGTH);
    const reading = readings(name, () => readName(name, lexicon, own));
    if (reading === undefined) return undefined;
    const key = `${context.kind}\n${context.owner?.slice(0, MAX_LENGTH) ?? ''}\n${name}`;
    return answers(key, () => answer(name, context, reading, lexicon));
  };
}

interface Reading {
  /** Without numbers, which say nothing: `pwd1`, `address_2`. */
  readonly words: readonly Word[];
  readonly declared: ExtraDataType | undefined;
}

/** Undefined where nothing in the name can denote sensitive data. */
function readName(name: string, lexicon: Lexicon, own: OwnNames): Reading | undefined {
  const words = splitWords(name).filter(isNoNumber).map(toWord);
  const declared = own.typeOf(name);
  if (declared === undefined && findPhrases(words, lexicon).length === 0) return undefined;
  return own.isNotSensitive(name) ? undefined : { words, declared };
}

function isNoNumber(word: string): boolean {
  const last = word.charCodeAt(word.length - 1);
  return last < 48 || last > 57;
}

function answer(name: string, context: NameContext, reading: Reading, lexicon: Lexicon): NameMatch | undefined {
  if (reading.declared !== undefined) return toMatch(ownVerdict(reading.declared, name), name, context);
  if (isNoName(name, context)) return undefined;
  const owner = classifyOwner(context.owner, lexicon.classes);
  const judge = context.kind === 'function' ? judgeCall : judgeName;
  const verdict = judge(reading.words, context, owner, lexicon);
  return verdict === undefined || isEnumMember(name, context, verdict) ? undefined : toMatch(verdict, name, context);
}

/** `TransactionType.EXPENSE` is a constant's name; `Config.API_KEY` may well be the key. */
function isEnumMember(name: string, { kind, owner }: NameContext, verdict: Verdict): boolean {
  if (kind !== 'attribute' || owner === undefined || verdict.type.id.startsWith('credential.')) return false;
  return /^\p{Lu}.*\p{Ll}/u.test(owner) && name === name.toUpperCase();
}

type Judge = (words: readonly Word[], context: NameContext, owner: OwnerClass, lexicon: Lexicon) => Verdict | undefined;

/** Routes among keys (`/users/list`), and classes among functions: what `User(…)` holds is what it was given. */
function isNoName(name: string, { kind }: NameContext): boolean {
  if (kind === 'function') return /^_*\p{Lu}/u.test(name);
  return kind !== 'path' && name.startsWith('/');
}

const judgeName: Judge = (words, context, owner, lexicon) => judgeWords(words, context.kind, owner, lexicon);

const judgeCall: Judge = (words, _context, owner, lexicon) => {
  const returned = returnedName(words, lexicon.classes);
  if (returned === undefined) return undefined;
  const verdict = judgeWords(returned.words, returned.gets ? 'variable' : 'function', owner, lexicon);
  return returned.credentialsOnly && !verdict?.type.id.startsWith('credential.') ? undefined : verdict;
};

function ownVerdict(type: ExtraDataType, name: string): Verdict {
  return { type, words: splitWords(name), certainty: 'strong', record: false };
}

function toMatch({ type, words, certainty, record }: Verdict, name: string, context: NameContext): NameMatch {
  return { dataType: type.id, level: type.level, words, reason: nameReason(name, context), certainty, record };
}
