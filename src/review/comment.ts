/**
 * The text of a finding's comment: the fact, who can read the data and for how long, its way, and the way out. Written
 * for the author of the change, who should learn something in half a minute.
 */
import type { Finding, Fix } from '../analysis/findings/finding.ts';
import { clip, codeBlock, inertSentence, inlineCode, suggestionBlock } from '../markdown/escape.ts';
import type { Anchor } from './anchor.ts';
import { renderFlow } from './flow-list.ts';
import { MAX_CHARACTERS } from './limits.ts';
import { renderPlace, renderRuleId, titleOf } from './place.ts';
import type { Wording } from './review-input.ts';
import type { Verdict } from './verdict.ts';

/** A bound on what the analysis hands over, far above what it says in practice. */
const MAX_SENTENCE = 1000;
const MAX_EXAMPLE = 4000;

/**
 * Gives a comment's body, ending in its marker. `anchor` is where the comment stands: only on exactly the lines of the
 * fix does the fix become a suggestion, elsewhere it is shown as code with its place.
 */
export function renderComment(verdict: Verdict, anchor: Anchor, wording: Wording): string {
  const { finding } = verdict;
  const title = `**${titleOf(finding.rule, wording)}**`;
  const fact = joinParts([renderFact(finding, wording), renderElsewhere(finding, anchor, wording)], ' ');
  const flow = renderFlow(finding.trace, wording);
  const rest = [
    renderWayOut(finding, anchor, wording),
    renderFooter(verdict, wording),
    wording.marker(finding.fingerprint, 'open'),
  ];
  const body = joinParts([title, fact, flow, ...rest], '\n\n');
  // Only paths and notes of absurd length get here; the flow is what a comment can do without.
  return body.length <= MAX_CHARACTERS ? body : joinParts([title, fact, ...rest], '\n\n');
}

function joinParts(parts: readonly (string | undefined)[], separator: string): string {
  return parts.filter((part) => part !== undefined && part !== '').join(separator);
}

function renderFact(finding: Finding, wording: Wording): string {
  const fact = inertSentence(clip(finding.message, MAX_SENTENCE));
  const reach =
    finding.exposure === undefined
      ? (wording.rules.get(finding.rule)?.why ?? '')
      : inertSentence(clip(finding.exposure, MAX_SENTENCE));
  return `${fact} ${reach}`.trim();
}

/** Says where the sink is, where the comment does not stand on it. */
function renderElsewhere(finding: Finding, anchor: Anchor, wording: Wording): string | undefined {
  const place = renderPlace(finding.path, finding.line, wording);
  if (anchor.on === 'file') return `It happens at ${place}, which the diff does not show.`;
  const coversSink = anchor.path === finding.path && anchor.startLine <= finding.line && anchor.line >= finding.line;
  if (coversSink) return undefined;
  return anchor.on === 'step'
    ? `The data ends up at ${place}, outside this diff; this line is the last changed one on its way.`
    : `It happens at ${place}.`;
}

function renderWayOut(finding: Finding, anchor: Anchor, wording: Wording): string | undefined {
  if (finding.fix !== undefined) return renderFix(finding.fix, anchor, wording);
  if (finding.example === undefined) return renderAdvice(finding, wording);
  return `One way to resolve it:\n\n${codeBlock(clip(finding.example, MAX_EXAMPLE), 'python')}`;
}

/** With no code to show, the rule's own words say what to do, where the fact has not given them already. */
function renderAdvice(finding: Finding, wording: Wording): string | undefined {
  return finding.exposure === undefined ? undefined : wording.rules.get(finding.rule)?.why;
}

function renderFix(fix: Fix, anchor: Anchor, wording: Wording): string {
  const removes = fix.replacement === '';
  const suggestion = anchor.on === 'fix' ? suggestionBlock(fix.replacement) : undefined;
  if (suggestion !== undefined) {
    return `${removes ? 'Removing this resolves it:' : 'This change resolves it:'}\n\n${suggestion}`;
  }
  const place = renderPlace(fix.path, fix.startLine, wording, fix.endLine);
  if (removes) return `Removing ${place} resolves it.`;
  return `This resolves it, in place of ${place}:\n\n${codeBlock(clip(fix.replacement, MAX_EXAMPLE), 'python')}`;
}

function renderFooter({ finding, blocks }: Verdict, wording: Wording): string {
  const ignore = inlineCode(`# dash-state: ignore[${finding.rule}] reason`);
  const weight = blocks ? `${finding.severity}, fails the check` : `${finding.severity}, does not fail the check`;
  const inCode = wording.maySuppress ? `Put ${ignore} on the line, or reply` : 'Reply';
  return (
    `<sub>${renderRuleId(finding.rule, wording)}: ${weight}. ` +
    `Intended? ${inCode} \`/dash-state accept REASON\`.</sub>`
  );
}
