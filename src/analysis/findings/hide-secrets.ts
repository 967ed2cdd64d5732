/** A literal that any rule calls a secret is repeated nowhere, not even where it is the name of a key or a store. */
import type { SourceFile } from '../types.ts';
import type { Candidate } from './candidate.ts';
import type { Finding } from './finding.ts';

/** Takes secrets out of a text. */
export type Hide = (text: string) => string;

/** What stands in the place of a secret. */
const HIDDEN = '(a secret)';
/** Shorter literals are words that stand in texts for other reasons. */
const SHORTEST = 8;
const MOST = 500;
/** A password that is a word, such as `password`, cannot be told from the word. */
const WORD = /^[A-Za-z]{1,12}$/;
const ON_LITERALS = new Set(['hardcoded-secret', 'secret-key-hardcoded', 'secret-key-weak']);

export function hideSecrets(files: ReadonlyMap<string, SourceFile>, candidates: readonly Candidate[]): Hide {
  const secrets = new Set<string>();
  for (const { text, secrets: spans = [] } of files.values()) {
    for (const { start, end } of spans) secrets.add(text.slice(start, end));
  }
  for (const { rule, identity, spots } of candidates) {
    if (!ON_LITERALS.has(rule)) continue;
    for (const { site } of spots) {
      const literal = lastString(files.get(site.path)?.text.slice(site.start, site.end) ?? '');
      // `config['SECRET_KEY']`: the key of the setting is not the key that it holds.
      if (literal !== undefined && literal.toUpperCase() !== identity.toUpperCase()) secrets.add(literal);
    }
  }
  const known = [...secrets].filter((secret) => secret.length >= SHORTEST && !WORD.test(secret)).slice(0, MOST);
  // Of two, the one that holds the other goes first.
  known.sort((a, b) => b.length - a.length);
  return (text) => known.reduce((hidden, secret) => hidden.replaceAll(secret, HIDDEN), text);
}

export function withoutSecrets<T extends Finding>(finding: T, hide: Hide): T {
  return {
    ...finding,
    message: hide(finding.message),
    trace: finding.trace.map((step) => ({ ...step, note: hide(step.note) })),
    ...(finding.exposure === undefined ? {} : { exposure: hide(finding.exposure) }),
    ...(finding.example === undefined ? {} : { example: hide(finding.example) }),
  };
}

/** The content of the last string in a piece of code: of `name = "value"` the value. */
function lastString(code: string): string | undefined {
  const end = Math.max(code.lastIndexOf('"'), code.lastIndexOf("'"));
  const start = end < 0 ? -1 : code.lastIndexOf(code[end] ?? '', end - 1);
  return start < 0 ? undefined : code.slice(start + 1, end);
}
