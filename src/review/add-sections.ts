/** Sections that end every check's text, whatever it says otherwise. */
import { LONGEST_TEXT } from './limits.ts';
import type { CheckOutput } from './plan.ts';
import { joinSections, type Section } from './sections.ts';

/** Gives the check with the sections below its text, as far as there is room for them. */
export function addSections(output: CheckOutput, sections: readonly Section[]): CheckOutput {
  const room = LONGEST_TEXT - output.text.length;
  const added = joinSections(sections, room);
  return { ...output, text: [output.text, added].filter(Boolean).join('\n\n') };
}
