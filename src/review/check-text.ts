/** The check run's long text: what was found, what was accepted, what does not count. */
import type { Finding } from '../analysis/findings/finding.ts';
import { clip, inertSentence, inlineCode } from '../markdown/escape.ts';
import { addedSuppressionsSection } from './added-suppressions.ts';
import { count } from './count.ts';
import { renderFlowDiagram } from './flow-diagram.ts';
import { ledgerSection } from './ledger.ts';
import { MAX_CHARACTERS } from './limits.ts';
import { renderPlace, renderRuleId, titleOf } from './place.ts';
import type { Note, ReviewInput, Wording } from './review-input.ts';
import { joinSections, type Section } from './sections.ts';
import { doesCount, type Verdict } from './verdict.ts';

/** Characters for the notes, which stand in the summary, and for a sentence of someone else's. */
const MAX_NOTES = 20_000;
const MAX_SENTENCE = 500;

/** Lists each finding as `path:line`; empty where there is nothing to list. */
export function renderCheckText(verdicts: readonly Verdict[], input: ReviewInput): string {
  const counting = verdicts.filter(doesCount);
  const sections = [
    {
      heading: count(counting.length, 'new finding'),
      paragraphs: counting.map((verdict) => renderItem(verdict.finding, input, weightOf(verdict))),
    },
    flowSection(counting, input),
    ledgerSection(input.ledger ?? [], input),
    acceptedSection(verdicts, input),
    ...suppressionSections(input),
    commandSection(input),
    uncertainSection(verdicts, input),
    {
      heading: `${count(input.ignoredFiles.length, 'changed file')} left out by configuration`,
      paragraphs: input.ignoredFiles.map((path) => `- ${inlineCode(clip(path, 200))}`),
      folded: true,
    },
  ];
  return joinSections(sections, MAX_CHARACTERS);
}

/** Gives the notes as Markdown; empty where there are none. */
export function renderNotes(notes: readonly Note[]): string {
  return joinSections([{ heading: 'Notes', paragraphs: notes.map(renderNote) }], MAX_NOTES);
}

/** Of the gravest finding; the others show their way in their comments. */
function flowSection([gravest]: readonly Verdict[], wording: Wording): Section {
  const diagram = gravest && renderFlowDiagram(gravest.finding.trace);
  if (gravest === undefined || diagram === undefined) return { heading: '', paragraphs: [] };
  const { path, line } = gravest.finding;
  return {
    heading: 'How the data gets there',
    paragraphs: [`The way to ${renderPlace(path, line, wording)}:`, diagram],
  };
}

function acceptedSection(verdicts: readonly Verdict[], input: ReviewInput): Section {
  const paragraphs = verdicts.flatMap(({ finding, acceptance }) => {
    if (acceptance === undefined) return [];
    const { by, at, reason, pullRequest } = acceptance;
    const where = pullRequest === undefined ? '' : ` on pull request ${pullRequest}`;
    const who = `Accepted by ${inlineCode(by)} at ${at}${where}. Reason: ${said(reason)}`;
    return [`${renderItem(finding, input, finding.severity)} ${who}`];
  });
  return { heading: `${count(paragraphs.length, 'finding')} accepted by a reply`, paragraphs };
}

function suppressionSections(input: ReviewInput): Section[] {
  const { suppressed, suppressionProblems } = input.analysis;
  return [
    {
      heading: `${count(suppressed.length, 'finding')} accepted in the code`,
      paragraphs: suppressed.map(
        (finding) => `${renderItem(finding, input, finding.severity)} Reason: ${said(finding.reason)}`,
      ),
    },
    addedSuppressionsSection(input.files, input),
    {
      heading: `${count(suppressionProblems.length, 'suppression')} without effect`,
      paragraphs: suppressionProblems.map(
        ({ path, line, message }) => `- ${renderPlace(path, line, input)}: ${said(message)}`,
      ),
    },
  ];
}

function commandSection({ acceptances: { ignored } }: ReviewInput): Section {
  return {
    heading: `${count(ignored.length, 'command')} without effect`,
    paragraphs: ignored.map(({ by, why }) => `- ${inlineCode(clip(by, 100))} ${said(why)}.`),
    folded: true,
  };
}

function uncertainSection(verdicts: readonly Verdict[], input: ReviewInput): Section {
  const uncertain = verdicts.filter(({ finding, acceptance }) => finding.confidence === 'low' && !acceptance);
  return {
    heading: `${count(uncertain.length, 'finding')} of low confidence: not commented, never blocking`,
    paragraphs: uncertain.map(({ finding }) => renderItem(finding, input, finding.severity)),
    folded: true,
  };
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
