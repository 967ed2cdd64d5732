/** The check run's long text: what was found, what was accepted, what does not count. */
import type { Finding } from '../analysis/findings/finding.ts';
import { clip, inertSentence, inlineCode } from '../markdown/escape.ts';
import { count } from './count.ts';
import { MAX_CHARACTERS } from './limits.ts';
import { renderPlace, renderRuleId, titleOf } from './place.ts';
import type { Note, ReviewInput, Wording } from './review-input.ts';
import { joinSections } from './sections.ts';
import { isCertain, type Verdict } from './verdict.ts';

/** Characters for the notes, which stand in the summary, and for a sentence of someone else's. */
const MAX_NOTES = 20_000;
const MAX_SENTENCE = 500;

/** Lists each finding as `path:line`; empty where there is nothing to list. */
export function renderCheckText(verdicts: readonly Verdict[], input: ReviewInput): string {
  const certain = verdicts.filter(isCertain);
  const uncertain = verdicts.filter((verdict) => !isCertain(verdict));
  const { suppressed, suppressionProblems } = input.analysis;
  return joinSections(
    [
      {
        heading: count(certain.length, 'new finding'),
        paragraphs: certain.map((verdict) => renderItem(verdict.finding, input, weightOf(verdict))),
      },
      {
        heading: `${count(suppressed.length, 'finding')} accepted in the code`,
        paragraphs: suppressed.map(
          (finding) => `${renderItem(finding, input, finding.severity)} Reason: ${said(finding.reason)}`,
        ),
      },
      {
        heading: `${count(suppressionProblems.length, 'suppression')} without effect`,
        paragraphs: suppressionProblems.map(
          ({ path, line, message }) => `- ${renderPlace(path, line, input)}: ${said(message)}`,
        ),
      },
      {
        heading: `${count(uncertain.length, 'finding')} of low confidence: not commented, never blocking`,
        paragraphs: uncertain.map((verdict) => renderItem(verdict.finding, input, verdict.finding.severity)),
        folded: true,
      },
    ],
    MAX_CHARACTERS,
  );
}

/** Gives the notes as Markdown; empty where there are none. */
export function renderNotes(notes: readonly Note[]): string {
  return joinSections([{ heading: 'Notes', paragraphs: notes.map(renderNote) }], MAX_NOTES);
}

function renderItem(finding: Finding, wording: Wording, aside: string): string {
  const place = renderPlace(finding.path, finding.line, wording);
  const title = `**${titleOf(finding.rule, wording)}**`;
  return `- ${place}: ${title} (${renderRuleId(finding.rule, wording)}, ${aside}). ${said(finding.message)}`;
}

function weightOf({ finding, blocks }: Verdict): string {
  return blocks ? `${finding.severity}, blocks` : finding.severity;
}

function renderNote({ path, message }: Note): string {
  return path === undefined ? `- ${said(message)}` : `- ${inlineCode(clip(path, 200))}: ${said(message)}`;
}

function said(sentence: string): string {
  return inertSentence(clip(sentence, MAX_SENTENCE));
}
