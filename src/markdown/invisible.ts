/** Characters that a reader cannot see, and that can make text read other than it is. */

/**
 * Controls, format characters (zero-width, right-to-left marks, tags), lone surrogates, private use, line and paragraph
 * separators, blanks other than the plain one, and what Unicode calls default-ignorable (fillers, variation selectors).
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Replaces each invisible character by its name, as in `<U+202E>`. */
export function showInvisible(text: string): string {
  return text.replace(INVISIBLE, nameOf);
}

/** The same for code of several lines, where line ends (of any kind) and tabs are in their place. */
export function showInvisibleInCode(code: string): string {
  return withPlainLineEnds(code).replace(INVISIBLE, (found) =>
    found === '\n' || found === '\t' ? found : nameOf(found),
  );
}

/** Whether code holds characters that a reader of a suggestion would not see, yet commit. */
export function hasInvisible(code: string): boolean {
  return showInvisibleInCode(code) !== withPlainLineEnds(code);
}

function withPlainLineEnds(code: string): string {
  return code.replaceAll('\r\n', '\n');
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
