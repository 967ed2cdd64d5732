import type { WordClasses } from './lexicon.ts';
import { inSet, type Word } from './word.ts';

export interface ReturnedName {
  /** The words that say what a call returns. */
  readonly words: readonly Word[];
  /** Whether a verb such as `get` stands in front; else the name itself must be a noun. */
  readonly gets: boolean;
  /** `create_token` makes a token, but `create_user` mostly answers with a status: makers return credentials only. */
  readonly credentialsOnly: boolean;
}

/**
 * What a function's name says that it returns: `get_access_token` → access token, `load_patients` → patients,
 * `current_user` → current user. Undefined where the name tells a deed: `check_password`, `send_email`, `process_token`.
 */
export function returnedName(words: readonly Word[], classes: WordClasses): ReturnedName | undefined {
  const verbs = words.findIndex((word) => !isGetting(word, classes) && word.text !== 'or');
  const rest = verbs === -1 ? [] : words.slice(verbs);
  if (rest.length === 0) return undefined;
  const makes = words.slice(0, verbs).some((word) => inSet(classes.maker, word));
  return { words: verbs > 0 ? untilConnector(rest, classes) : rest, gets: verbs > 0, credentialsOnly: makes };
}

/** `user by email` is a user, however it was looked up. */
function untilConnector(words: readonly Word[], classes: WordClasses): readonly Word[] {
  const end = words.findIndex((word) => inSet(classes.connector, word));
  return end === -1 ? words : words.slice(0, end);
}

function isGetting(word: Word, classes: WordClasses): boolean {
  return inSet(classes.getter, word) || inSet(classes.maker, word);
}
