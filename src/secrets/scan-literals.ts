import type { SecretSpan } from '../analysis/analyze.ts';
import { holdsUrlPassword } from '../analysis/sensitive/holds-url-password.ts';
import { isPlaceholder } from '../analysis/sensitive/is-placeholder.ts';
import { mayHoldSecrets } from './may-hold-secrets.ts';
import type { ScannerHit } from './run-scanner.ts';
import { SECRET_KINDS } from './secret-kinds.ts';

/** Longer files are generated; their first part is scanned. In UTF-16 code units. */
const MAX_LENGTH = 1_000_000;

/**
 * The literals of a text that a secret scanner knows by their form, in the order of the text: where, of which data
 * type, and what to call them. Placeholders, documented examples and keys that are public by design (Mapbox's
 * `pk.`, Stripe's `pk_`, Google's browser keys, AG Grid's licence) are no secrets. The path only tells the kind of file;
 * nothing is read, nothing leaves the process, and comments cannot silence it.
 */
export async function scanLiterals(path: string, text: string): Promise<SecretSpan[]> {
  const bounded = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  if (!mayHoldSecrets(bounded)) return [];
  // The scanner is large; most runs never need it.
  const { runScanner } = await import('./run-scanner.ts');
  const hits = await runScanner(path, bounded);
  return withoutRepeats(hits.flatMap((hit) => toSpan(hit, bounded) ?? []));
}

function toSpan(hit: ScannerHit, text: string): SecretSpan | undefined {
  const kind = SECRET_KINDS.get(hit.messageId);
  if (kind === undefined) return undefined;
  const literal = text.slice(hit.start, hit.end);
  const length = kind.dataType === 'credential.private-key' ? literal.length : endOfLiteral(literal);
  return isHarmless(literal.slice(0, length), kind.dataType)
    ? undefined
    : { start: hit.start, end: hit.start + length, ...kind };
}

/** Patterns for URLs run on over the closing quote. */
function endOfLiteral(literal: string): number {
  const end = literal.search(/["'`\s<>\\]/);
  return end === -1 ? literal.length : end;
}

function isHarmless(literal: string, dataType: string): boolean {
  if (dataType === 'credential.private-key') return false;
  return isAddress(literal) ? !holdsUrlPassword(literal) : isPlaceholder(literal);
}

/** A URL with a password in it; a webhook's address is a secret as a whole. */
function isAddress(literal: string): boolean {
  return literal.includes('://') && !literal.startsWith('https://hooks.slack.com/');
}

function withoutRepeats(spans: readonly SecretSpan[]): SecretSpan[] {
  const sorted = [...spans].sort((left, right) => left.start - right.start || right.end - left.end);
  return sorted.filter((span, index) => index === 0 || span.start >= (sorted[index - 1]?.end ?? 0));
}
