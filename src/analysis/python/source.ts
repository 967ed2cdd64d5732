/** A text as the parser should see it, of the same length, so that offsets hold. */
export interface Source {
  readonly text: string;
  /** Where a star was taken out: each belongs to the expression behind it. */
  readonly stars: ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

/** Python ends a line at a carriage return alone as well; tree-sitter's grammar does not. */
export function readableSource(text: string): Source {
  return { text: text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text, stars: none };
}

/**
 * The same source without what the grammar cannot read, for a second try: t-strings become f-strings, which are written
 * alike, and stars are taken out where no brackets stand around them, as in `return a, *[b, c]`. What this changes inside
 * strings and comments is no matter: their text is not taken from here. Gives nothing if there is nothing of that sort.
 */
export function simplifySource({ text }: Source): Source | undefined {
  const stars = new Set<number>();
  const simple = text
    .replace(/(?<![\w.])(?:t(r?)|(r)t)(?=["'])/gi, (_prefix, after = '', before = '') => `${before}f${after}`)
    .replace(/(?<=(?:[,=]|\b(?:return|yield|in))[^\S\n]*)\*(?=[([{"'])/g, (_star, at: number) => {
      stars.add(at);
      return ' ';
    });
  return simple === text ? undefined : { text: simple, stars };
}
