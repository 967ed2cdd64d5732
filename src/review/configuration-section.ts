/** Which configuration ruled a run: every file that was read, every key that one of them set, and the rules' version. */
import { clip, inertSentence, inlineCode } from '../markdown/escape.ts';
import type { Section } from './sections.ts';

export interface RulingConfiguration {
  readonly files: readonly ConfigurationFile[];
  /** Keys that a file set, such as `rules.debug-exposed.severity`, and whose files did. */
  readonly keys: readonly { readonly key: string; readonly setBy: readonly string[] }[];
  /** The version of the package and its rules. */
  readonly ruleSet: string;
}

export interface ConfigurationFile {
  /** Where it was looked for: a sentence's beginning without markup, names in quotes. */
  readonly where: string;
  /** What came of it, such as `read` or `not there`. */
  readonly state: string;
}

const MAX_KEYS = 100;

/** Gives the section that ends the text of a check. */
export function configurationSection({ files, keys, ruleSet }: RulingConfiguration): Section {
  const listed = files.map(({ where, state }) => `- ${inertSentence(clip(where, 300))}: ${inertSentence(state)}`);
  const set = keys
    .slice(0, MAX_KEYS)
    .map(({ key, setBy }) => `- ${inlineCode(clip(key, 100))}: ${inertSentence(setBy.join(', then '))}`);
  const rest = keys.length === 0 ? 'Every key has its built-in value.' : 'Every other key has its built-in value.';
  return {
    heading: 'Which configuration ruled',
    paragraphs: [
      ['Files:', '', ...listed].join('\n'),
      ...(set.length === 0 ? [] : [['Keys:', '', ...set].join('\n')]),
      `${rest} Rule set ${inlineCode(ruleSet)}.`,
    ],
    folded: true,
  };
}
