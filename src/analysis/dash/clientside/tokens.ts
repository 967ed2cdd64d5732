/** JavaScript as tokens: comments away, strings and regular expressions whole, so that nothing inside them is code. */

export type Token =
  | { readonly kind: 'name' | 'punctuator' | 'string'; readonly text: string; readonly afterBreak: boolean }
  | { readonly kind: 'other'; readonly text: string; readonly afterBreak: boolean }
  | {
      readonly kind: 'template';
      readonly text: string;
      readonly afterBreak: boolean;
      /** The literal pieces and, between them, the tokens of what is put in. */
      readonly pieces: readonly string[];
      readonly slots: readonly (readonly Token[])[];
    };

/** A longer script is not read: what people write into a callback is a hundredth of it. */
const LONGEST_SCRIPT = 200_000;
/** Templates in templates. */
const DEEPEST = 8;

const SPACE = /\s+/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const NAME = /[\p{ID_Start}$_#][\p{ID_Continue}$‌‍]*/uy;
const NUMBER = /(?:0[xXbBoO][\da-fA-F_]+|\.?\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?)n?/y;
const STRING = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,1000}\/[a-z]*/y;
const PUNCTUATOR =
  /=>|\.{3}|\?\.(?!\d)|[=!]==?|\*\*=?|&&=?|\|\|=?|\?\?=?|\+\+|--|<<=?|>>>?=?|[+\-*/%&|^<>]=?|[{}()[\];,.:?~=!@]/y;
/** After these a slash begins a regular expression. */
const BEFORE_REGEX = /^(?:return|typeof|case|in|of|do|else|void|delete|new|throw|await|yield)$/;

/** Never throws; what is no JavaScript is left out. */
export function tokensOf(text: string, depth = DEEPEST): readonly Token[] {
  if (text.length > LONGEST_SCRIPT || depth === 0) return [];
  const tokens: Token[] = [];
  let at = 0;
  let afterBreak = false;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined || found === '') return undefined;
    at += found.length;
    return found;
  };
  const push = (token: Token): void => {
    tokens.push(token);
    afterBreak = false;
  };

  while (at < text.length) {
    const blank = take(SPACE) ?? take(COMMENT);
    if (blank !== undefined) {
      if (blank.includes('\n')) afterBreak = true;
      continue;
    }
    if (text[at] === '`') {
      const template = templateAt(text, at);
      at = template.end;
      const slots = template.slots.map((slot) => tokensOf(slot, depth - 1));
      push({ kind: 'template', text: '', afterBreak, pieces: template.pieces, slots });
      continue;
    }
    const regex = text[at] === '/' && beginsOperand(tokens.at(-1)) ? take(REGEX) : undefined;
    const other = regex ?? take(NUMBER);
    if (other !== undefined) {
      push({ kind: 'other', text: other, afterBreak });
      continue;
    }
    const string = take(STRING);
    const name = string === undefined ? take(NAME) : undefined;
    const punctuator = string === undefined && name === undefined ? take(PUNCTUATOR) : undefined;
    if (string !== undefined) push({ kind: 'string', text: unquoted(string), afterBreak });
    else if (name !== undefined) push({ kind: 'name', text: name, afterBreak });
    else if (punctuator !== undefined) push({ kind: 'punctuator', text: punctuator, afterBreak });
    else at++;
  }
  return tokens;
}

function beginsOperand(before: Token | undefined): boolean {
  if (!before) return true;
  if (before.kind === 'name') return BEFORE_REGEX.test(before.text);
  return before.kind === 'punctuator' && !/^[)\]}]$/.test(before.text);
}

function unquoted(text: string): string {
  return text.slice(1, text.length > 1 && text.endsWith(text.charAt(0)) ? -1 : undefined).replace(/\\(.)/g, '$1');
}

/** The pieces of a template literal that begins here; braces within a slot are counted. */
function templateAt(text: string, start: number): { pieces: string[]; slots: string[]; end: number } {
  const pieces: string[] = [];
  const slots: string[] = [];
  let piece = start + 1;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return { pieces: [...pieces, text.slice(piece, at)], slots, end: at + 1 };
    else if (text.startsWith('${', at)) {
      const end = endOfSlot(text, at + 2);
      pieces.push(text.slice(piece, at));
      slots.push(text.slice(at + 2, end));
      piece = end + 1;
      at = end;
    }
  }
  return { pieces: [...pieces, text.slice(piece)], slots, end: text.length };
}

function endOfSlot(text: string, start: number): number {
  let open = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '{') open++;
    else if (text[at] === '}' && open-- === 0) return at;
  }
  return text.length;
}
