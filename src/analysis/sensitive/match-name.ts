import { judgeWords, type OwnerClass, type Verdict } from './judge-words.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';
import type { ExtraDataType, ExtraNames, NameModelData } from './models.ts';
import type { NameContext, NameMatch } from './name-match.ts';
import { compileOwnNames, type OwnNames } from './own-names.ts';
import { classifyOwner } from './owner-class.ts';
import { nameReason } from './reason.ts';
import { returnedName } from './returned-name.ts';
import { splitWords } from './split-words.ts';
import { toWord, type Word } from './word.ts';

export interface CompiledNames {
  readonly lexicon: Lexicon;
  readonly own: OwnNames;
}

export function compileMatching(model: NameModelData, extra: ExtraNames): CompiledNames {
  return { lexicon: compileLexicon(model), own: compileOwnNames(extra) };
}

/** The data that a name denotes; a policy's own names rule, then the published model. */
export function matchName(name: string, context: NameContext, compiled: CompiledNames): NameMatch | undefined {
  if (compiled.own.isNotSensitive(name)) return undefined;
  const declared = compiled.own.typeOf(name);
  if (declared !== undefined) return toMatch(ownVerdict(declared, name), name, context);
  if (isNoName(name, context)) return undefined;
  const owner = classifyOwner(context.owner, compiled.lexicon.classes);
  const judge = context.kind === 'function' ? judgeCall : judgeName;
  const verdict = judge(wordsOf(name), context, owner, compiled.lexicon);
  return verdict === undefined || isEnumMember(name, context, verdict) ? undefined : toMatch(verdict, name, context);
}

/** `TransactionType.EXPENSE` is a constant's name; `Config.API_KEY` may well be the key. */
function isEnumMember(name: string, { kind, owner }: NameContext, verdict: Verdict): boolean {
  if (kind !== 'attribute' || owner === undefined || verdict.type.id.startsWith('credential.')) return false;
  return /^\p{Lu}.*\p{Ll}/u.test(owner) && name === name.toUpperCase();
}

type Judge = (words: Word[], context: NameContext, owner: OwnerClass, lexicon: Lexicon) => Verdict | undefined;

/** Routes among keys (`/users/list`), and classes among functions: what `User(…)` holds is what it was given. */
function isNoName(name: string, { kind }: NameContext): boolean {
  if (kind === 'function') return /^_*\p{Lu}/u.test(name);
  return kind !== 'path' && name.includes('/');
}

const judgeName: Judge = (words, context, owner, lexicon) => judgeWords(words, context.kind, owner, lexicon);

const judgeCall: Judge = (words, _context, owner, lexicon) => {
  const returned = returnedName(words, lexicon.classes);
  if (returned === undefined) return undefined;
  const verdict = judgeWords(returned.words, returned.gets ? 'variable' : 'function', owner, lexicon);
  return returned.credentialsOnly && !verdict?.type.id.startsWith('credential.') ? undefined : verdict;
};

/** Numbers in a name say nothing: `pwd1`, `address_2`. */
function wordsOf(name: string): Word[] {
  return splitWords(name)
    .filter((word) => !/^\d+$/.test(word))
    .map(toWord);
}

function ownVerdict(type: ExtraDataType, name: string): Verdict {
  return { type, words: splitWords(name), certainty: 'strong', record: false };
}

function toMatch({ type, words, certainty, record }: Verdict, name: string, context: NameContext): NameMatch {
  return { dataType: type.id, level: type.level, words, reason: nameReason(name, context), certainty, record };
}
