/** How much one run says. GitHub's own limits are higher; beyond these nobody reads on. */

/** Comments that one run posts, on lines and on files together. What is beyond stands in the check run. */
export const MAX_COMMENTS = 20;

/** Of these, comments on whole files: GitHub takes them one request each. */
export const MAX_FILE_COMMENTS = 5;

/** Characters of a comment, a summary or a text. GitHub refuses more than 65,535. */
export const MAX_CHARACTERS = 60_000;

/** A check's text with the sections that every check ends with. */
export const LONGEST_TEXT = 65_000;

/** Annotations of a check run. */
export const MAX_ANNOTATIONS = 200;

/** Rows and characters of the summary's table, which shares the summary with the notes. */
export const MAX_TABLE_ROWS = 50;
export const MAX_TABLE_CHARACTERS = 30_000;
