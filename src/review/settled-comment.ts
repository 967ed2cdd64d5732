/** The texts of a comment that has done its work: its finding is gone, accepted, or said twice. */
import { clip, inertSentence, inlineCode } from '../markdown/escape.ts';
import type { Acceptance } from './acceptance.ts';

/** A longer text is not repeated: an edit may not outgrow what GitHub takes. */
const MAX_FOLDED = 50_000;
const MAX_REASON = 500;

/** Gives the body for a comment whose finding is no longer there at `headSha`; the old text is folded. */
export function renderFixed(oldBody: string, headSha: string, marker: string): string {
  return settled(`**Fixed in ${headSha}.**`, oldBody, marker);
}

/** The same for a finding that a comment in the code accepts. */
export function renderSuppressed(oldBody: string, headSha: string, reason: string, marker: string): string {
  const said = inertSentence(clip(reason, MAX_REASON));
  return settled(`**Accepted in the code in ${headSha}.** The reason given: ${said}`, oldBody, marker);
}

/** The same for a finding that somebody accepted by a reply. */
export function renderAccepted(oldBody: string, { by, at, reason }: Acceptance, marker: string): string {
  const said = inertSentence(clip(reason, MAX_REASON));
  return settled(`**Accepted by ${inlineCode(by)} on ${at.slice(0, 10)}.** The reason given: ${said}`, oldBody, marker);
}

/** The same for the second comment of one finding. */
export function renderDuplicate(oldBody: string, marker: string): string {
  return settled('**Said already** in an earlier comment on this pull request.', oldBody, marker);
}

function settled(headline: string, oldBody: string, marker: string): string {
  const text = withoutMarker(oldBody);
  const folded =
    text.length > MAX_FOLDED ? [] : [`<details><summary>What was found</summary>\n\n${asHistory(text)}\n\n</details>`];
  return [headline, ...folded, marker].join('\n\n');
}

function withoutMarker(body: string): string {
  const marker = body.lastIndexOf('<!-- dash-state-guard ');
  return (marker < 0 ? body : body.slice(0, marker)).trim();
}

/** What was a suggestion is shown as code: the lines it would replace are others now. */
function asHistory(text: string): string {
  return text.replace(/^(`{3,})suggestion(?=\r?$)/gm, '$1python');
}
