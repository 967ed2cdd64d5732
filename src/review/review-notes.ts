/** What stood in the way of a full review: files that were left out, and what follows from it. */
import type { Note, ReviewInput } from './review-input.ts';

export interface ReviewNotes {
  readonly notes: readonly Note[];
  /** Changed files that could not be analysed in full. */
  readonly unread: number;
  /** Whether one of these exceeds a budget. */
  readonly overBudget: boolean;
}

/** Joins the notes of whoever read the change with the problems of the analysis. */
export function collectNotes({ notes, analysis, files }: ReviewInput): ReviewNotes {
  const changed = new Set(files.map((file) => file.path));
  const unread = [
    ...notes.filter((note) => note.unread === true || note.budget === true),
    ...analysis.problems.filter((problem) => changed.has(problem.path)),
  ];
  return {
    notes: [...notes, ...analysis.problems],
    unread: new Set(unread.map((note) => note.path)).size,
    overBudget: unread.some((note) => note.budget === true),
  };
}
