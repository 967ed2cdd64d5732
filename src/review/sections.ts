/** Long texts of sections and paragraphs that stay within a limit and say what they leave out. */
import { takeWithin } from './take-within.ts';

export interface Section {
  /** A Markdown heading's text, or a fold's summary: no markup of a repository in it. */
  readonly heading: string;
  /** One paragraph or list item each. */
  readonly paragraphs: readonly string[];
  /** Folded at first. */
  readonly folded?: boolean;
}

/**
 * Joins sections to Markdown of at most `limit` characters. Text is cut between paragraphs, never inside one; a last
 * line says how many were left out. Empty sections are left out as well.
 */
export function joinSections(sections: readonly Section[], limit: number): string {
  const parts: string[] = [];
  let room = limit - RESERVED;
  let leftOut = 0;
  for (const section of sections) {
    const frame = renderSection({ ...section, paragraphs: [] }).length + BREAK.length;
    const paragraphs = takeWithin(section.paragraphs, room - frame);
    leftOut += section.paragraphs.length - paragraphs.length;
    if (paragraphs.length === 0) continue;
    const text = renderSection({ ...section, paragraphs });
    room -= text.length + BREAK.length;
    parts.push(text);
  }
  if (leftOut > 0) parts.push(`${leftOut} more left out here for want of room.`);
  return parts.join(BREAK);
}

const BREAK = '\n\n';

/** Room for the line that says what was left out. */
const RESERVED = 100;

function renderSection({ heading, paragraphs, folded }: Section): string {
  const body = paragraphs.join(BREAK);
  return folded === true
    ? `<details><summary>${heading}</summary>${BREAK}${body}${BREAK}</details>`
    : `### ${heading}${BREAK}${body}`;
}
