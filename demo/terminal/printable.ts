/** Text of a repository or a comment, made safe to print: nothing in it steers the terminal or hides. */

/** Control characters and those that turn the reading direction show as a box; what has no width goes. */
export function printable(text: string): string {
  return text.replace(INVISIBLE, '').replace(STEERING, '\u25a1');
}

const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out.
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
