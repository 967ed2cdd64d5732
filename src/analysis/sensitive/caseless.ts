/** Chinese, Japanese and Korean write no spaces between words; the last part of a run is its head. */
const RUN = /^[\p{Lo}\p{Lm}]{2,32}$/u;

export function isCaseless(text: string): boolean {
  return text.charCodeAt(0) > 127 && RUN.test(text);
}

/** What may be the head of a run: of 用户密码 these are 户密码, 密码 and 码. */
export function caselessEndings(text: string): string[] {
  return isCaseless(text) ? Array.from({ length: text.length - 1 }, (_, index) => text.slice(index + 1)) : [];
}
