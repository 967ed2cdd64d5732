import { describe, expect, it } from 'vitest';
import { type Token, tokensOf } from '../../../../src/analysis/dash/clientside/tokens.ts';

describe('tokensOf', () => {
  it.each([
    ['comments are no code', "a // 'b\n/* c */ d", ['a', 'd']],
    ['a comment that never ends', 'a /* b', ['a']],
    ['strings of both kinds, with escapes', `'it\\'s' + "a // b"`, ["it's", '+', 'a // b']],
    ['a string that never ends', "a = 'b\nc", ['a', '=', 'b', 'c']],
    ['a regular expression with a quote', `/["'/]\\//.test(a)`, [`/["'/]\\//`, '.', 'test', '(', 'a', ')']],
    ['a division', 'a / b / c', ['a', '/', 'b', '/', 'c']],
    ['a regular expression after a word', 'return /a/g', ['return', '/a/g']],
    ['numbers', '1.5 + 0xff + .5e-3', ['1.5', '+', '0xff', '+', '.5e-3']],
    ['the longest sign', 'a ?? b?.c === d => e', ['a', '??', 'b', '?.', 'c', '===', 'd', '=>', 'e']],
    ['a choice before a number', 'a?.5:b', ['a', '?', '.5', ':', 'b']],
    ['names beyond ASCII', 'contraseña = 密码', ['contraseña', '=', '密码']],
  ])('%s', (_, text, expected) => {
    expect(tokensOf(text).map((token) => token.text)).toEqual(expected);
  });

  it('takes templates apart', () => {
    const [template] = tokensOf('`a \x24{b + `c \x24{ {d: 1}.d }`} e`');
    expect(template).toMatchObject({ kind: 'template', pieces: ['a ', ' e'] });
    expect(slotsOf(template).map((slot) => slot.map((token) => token.text))).toEqual([['b', '+', '']]);
  });

  it('does not read what is far too long', () => {
    expect(tokensOf('a '.repeat(150_000))).toEqual([]);
  });
});

function slotsOf(token: Token | undefined): readonly (readonly Token[])[] {
  return token?.kind === 'template' ? token.slots : [];
}
