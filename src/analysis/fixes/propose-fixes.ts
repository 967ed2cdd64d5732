/** By rule, what may clear a finding. None of it is true before it is proven. */

import type { Fix } from '../findings/finding.ts';
import type { Span } from '../python/syntax.ts';
import { addCookieFlags } from './add-cookie-flags.ts';
import { dropInitialValue, dropPart } from './drop-part.ts';
import { toFix } from './edits.ts';
import type { Edit, FixPlace, Proposer } from './fix-place.ts';
import { overlaps } from './fix-place.ts';
import { secretKeyToEnvironment, secretToEnvironment } from './literal-to-environment.ts';
import { switchSetting } from './switch-setting.ts';

/** Each try is an analysis; who has not found it by then gives an example. */
const MOST_TRIES = 4;
/** More lines than that are no small change any more. */
const MOST_LINES = 40;

const PROPOSERS: Readonly<Record<string, Proposer>> = {
  'component-prop-sensitive-data': dropPart,
  'component-value-sensitive-data': dropInitialValue,
  'cookie-sensitive-data': addCookieFlags,
  'debug-exposed': switchSetting,
  'hardcoded-secret': secretToEnvironment,
  'persisted-sensitive-input': switchSetting,
  'secret-key-hardcoded': secretKeyToEnvironment,
  'secret-key-weak': secretKeyToEnvironment,
  'session-cookie-flags': switchSetting,
  'session-excessive-data': dropPart,
  'session-lifetime': switchSetting,
  'session-sensitive-data': dropPart,
  'store-sensitive-data': dropPart,
  'store-user-data-scope': switchSetting,
};

/** The likeliest first; `secrets` are the literals of the file that no fix may repeat. */
export function proposeFixes(place: FixPlace, secrets: readonly Span[]): readonly Fix[] {
  const { finding, text, module } = place;
  const ways = PROPOSERS[finding.rule]?.(place) ?? [];
  const fixes = new Map<string, Fix>();
  for (const edits of ways) {
    const fix = toFix(finding.path, text, module, edits);
    if (!fix || fix.endLine - fix.startLine >= MOST_LINES) continue;
    if (!repeatsSecret(fix, edits, place, secrets)) fixes.set(JSON.stringify(fix), fix);
  }
  return [...fixes.values()].slice(0, MOST_TRIES);
}

/** A secret in the replaced lines has to lie in what an edit takes out. */
function repeatsSecret(
  { startLine, endLine }: Fix,
  edits: readonly Edit[],
  { module, text }: FixPlace,
  secrets: readonly Span[],
) {
  const { lineStarts } = module;
  const lines = { start: lineStarts[startLine - 1] ?? 0, end: lineStarts[endLine] ?? text.length };
  return secrets.some(
    (secret) => overlaps(secret, lines) && !edits.some((edit) => edit.start <= secret.start && secret.end <= edit.end),
  );
}
