/** How texts name a place in the code: `path:line` as code, linked to the code at head where a link is known. */
import { clip, inlineCode, linkTo } from '../markdown/escape.ts';
import type { Wording } from './review-input.ts';

/** Longer paths are cut in what is shown; the link is whole. */
const MAX_PATH = 200;

/** Gives Markdown for a line of a file, or for a range of lines. */
export function renderPlace(path: string, line: number, wording: Wording, endLine = line): string {
  const lines = endLine > line ? `${line}-${endLine}` : `${line}`;
  const label = inlineCode(`${clip(path, MAX_PATH)}:${lines}`);
  return wording.sourceUrl === undefined ? label : linkTo(label, wording.sourceUrl(path, line));
}

/** Gives a rule's id as code, linked to its guideline. */
export function renderRuleId(rule: string, wording: Wording): string {
  return linkTo(inlineCode(rule), wording.guidelineUrl(rule));
}

/** A rule's title, or its id where its page is gone. */
export function titleOf(rule: string, wording: Wording): string {
  return wording.rules.get(rule)?.title ?? rule;
}
