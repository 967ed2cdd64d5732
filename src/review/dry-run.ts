/** What a new configuration would make of the change that brings it, while the old one rules. */
import { clip, inertSentence, inlineCode } from '../markdown/escape.ts';
import { count } from './count.ts';
import type { CheckOutput } from './plan.ts';
import type { Section } from './sections.ts';

export interface DryRun {
  /** The check as it would be; undefined where no Dash code changed, so that there is nothing to try it on. */
  readonly check: Pick<CheckOutput, 'conclusion' | 'title'> | undefined;
  readonly changes: readonly KeyChange[];
  /** Examples of names that the new file gives, all of which hold. */
  readonly examples: number;
  /** What is ignored in the new file, one sentence each. */
  readonly notes: readonly string[];
}

export interface KeyChange {
  readonly key: string;
  /** As JSON; undefined where no file sets the key. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const MAX_CHANGES = 50;
const MAX_VALUE = 200;

/** Gives the section for the check's text. */
export function dryRunSection({ check, changes, examples, notes }: DryRun): Section {
  const listed = changes.slice(0, MAX_CHANGES).map(renderChange);
  const more = changes.length - listed.length;
  return {
    heading: 'Dry run of the new configuration',
    paragraphs: [
      'This change edits the configuration. The old one judged it; the new one counts once it is on the base branch.',
      renderOutcome(check),
      ...(examples === 0 ? [] : [`${count(examples, 'example')} of names in it: all hold.`]),
      ...(listed.length === 0 ? ['It changes no key.'] : [['Keys that it changes:', '', ...listed].join('\n')]),
      ...(more === 0 ? [] : [`${count(more, 'more key')}.`]),
      ...notes.map((note) => `- ${inertSentence(clip(note, 300))}`),
    ],
  };
}

function renderOutcome(check: DryRun['check']): string {
  if (check === undefined) return 'It is valid. There is no Dash code in this change to try it on.';
  return `It is valid. With it, this check would be \`${check.conclusion}\`: ${inertSentence(check.title)}.`;
}

function renderChange({ key, before, after }: KeyChange): string {
  return `- ${inlineCode(clip(key, 100))}: ${renderValue(before)} → ${renderValue(after)}`;
}

function renderValue(value: string | undefined): string {
  return value === undefined ? 'built-in' : inlineCode(clip(value, MAX_VALUE));
}
