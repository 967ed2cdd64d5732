/**
 * Where an identifier that starts at `start` ends. An identifier with a character beyond ASCII gives -1: what may
 * stand in it is the tree's to say.
 */
export function identifierEnd(text: string, start: number): number {
  let at = start;
  while (isWordCode(text.charCodeAt(at))) at++;
  return text.charCodeAt(at) > 0x7f ? -1 : at;
}

/** Where an identifier that ends at `end` starts, or -1 as in `identifierEnd`. */
export function identifierStart(text: string, end: number): number {
  let at = end;
  while (isWordCode(text.charCodeAt(at - 1))) at--;
  return text.charCodeAt(at - 1) > 0x7f ? -1 : at;
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);
}
