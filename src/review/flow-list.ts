/** The way of the data from source to sink, as a list that stays short. */
import type { Step } from '../analysis/findings/finding.ts';
import { clip, inertSentence } from '../markdown/escape.ts';
import { renderPlace } from './place.ts';
import type { Wording } from './review-input.ts';

/** Steps that are shown at once; a longer way is folded. */
const OPEN_STEPS = 4;

/** Steps that are shown at all: source and sink tell most, so the middle goes first. */
const MAX_STEPS = 12;

const MAX_NOTE = 200;

/** Gives Markdown for a flow; undefined where it has one step only, which the comment's own line already shows. */
export function renderFlow(trace: readonly Step[], wording: Wording): string | undefined {
  if (trace.length < 2) return undefined;
  const list = shorten(trace.map((step) => renderStep(step, wording)))
    .map((step, index) => `${index + 1}. ${step}`)
    .join('\n');
  if (trace.length <= OPEN_STEPS) return `How it gets there:\n\n${list}`;
  return `<details><summary>How it gets there, in ${trace.length} steps</summary>\n\n${list}\n\n</details>`;
}

function renderStep(step: Step, wording: Wording): string {
  const place = renderPlace(step.path, step.line, wording);
  return step.note === '' ? place : `${place} ${inertSentence(clip(step.note, MAX_NOTE))}`;
}

function shorten(steps: readonly string[]): string[] {
  if (steps.length <= MAX_STEPS) return [...steps];
  const half = MAX_STEPS / 2;
  const left = steps.length - MAX_STEPS + 1;
  return [...steps.slice(0, half), `(${left} steps between)`, ...steps.slice(steps.length - half + 1)];
}
