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
 * The source with its t-strings as f-strings, which are written alike: the grammar knows no t-strings yet. What this
 * changes inside strings and comments is no matter: their text is not taken from here.
 */
export function withoutTemplates({ text, stars }: Source): Source {
  const plain = text.replace(
    /(?<![\w.])(?:t(r?)|(r)t)(?=["'])/gi,
    (_prefix, after = '', before = '') => `${before}f${after}`,
  );
  return { text: plain, stars };
}

// What stands before is looked at only once there is a star, or long runs of blanks would take very long.
const bareStar = /\*(?=[([{"'])(?<=(?:[,=]|\b(?:return|yield|in))[^\S\n]*\*)/g;

/** The source without the stars that the grammar reads inside brackets only, as in `return a, *[b, c]`. */
export function withoutStars({ text }: Source): Source {
  const stars = new Set<number>();
  const plain = text.replace(bareStar, (_star, at: number) => {
    stars.add(at);
    return ' ';
  });
  return { text: plain, stars };
}
