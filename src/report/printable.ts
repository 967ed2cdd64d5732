/** Text of a repository made fit for a terminal. */

/**
 * Control characters, marks that change the direction of text, and other invisible ones become escapes such as
 * `\u001b`, so that a file's name cannot move the cursor or pass for another.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The same for several lines of code, whose line ends and tabs stay. */
export function printableLines(code: string): string[] {
  return code.split(/\r\n|\r|\n/).map((line) => line.split('\t').map(printable).join('\t'));
}
