/** The suppressions that a change adds: its reviewers have to see them, whether they hide something yet or not. */
import { clip, inertSentence, inlineCode } from '../markdown/escape.ts';
import { count } from './count.ts';
import { renderPlace } from './place.ts';
import type { ReviewFile } from './plan.ts';
import type { Wording } from './review-input.ts';
import type { Section } from './sections.ts';

const SUPPRESSION = /#\s*dash-state:\s*ignore\[([^\]]*)\](?:\s*until=([\d-]{10})(?=\s|$))?(.*)$/;
const MAX_REASON = 300;

/** Lists them by place, as a section of the check. */
export function addedSuppressionsSection(files: readonly ReviewFile[], wording: Wording): Section {
  const paragraphs = files.flatMap(({ path, hunks }) =>
    hunks
      .flatMap(({ lines }) => lines)
      .flatMap((line) => {
        const match = line.kind === 'added' && line.new !== undefined ? SUPPRESSION.exec(line.text) : null;
        if (match === null || line.new === undefined) return [];
        const [, rules = '', until, reason = ''] = match;
        const what =
          until === undefined ? inlineCode(clip(rules, 200)) : `${inlineCode(clip(rules, 200))} until ${until}`;
        const said = reason.trim() === '' ? 'No reason given.' : inertSentence(clip(reason.trim(), MAX_REASON));
        return [`- ${renderPlace(path, line.new, wording)}: ${what}. ${said}`];
      }),
  );
  return { heading: `${count(paragraphs.length, 'suppression')} that this change adds`, paragraphs };
}
