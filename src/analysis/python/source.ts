/**
 * The text as the parser should see it, of the same length as `text`, so that offsets hold. Python ends a line at a
 * carriage return alone as well; tree-sitter's grammar does not.
 */
export function readableSource(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/**
 * The text with the prefix of each t-string replaced by that of an f-string, which is written alike: the grammar knows
 * no t-strings yet. What this changes inside other strings and comments is no matter, their text is not taken from here.
 */
export function withoutTemplates(source: string): string {
  return source.replace(
    /(?<![\w.])(?:t(r?)|(r)t)(?=["'])/gi,
    (_prefix, after = '', before = '') => `${before}f${after}`,
  );
}
