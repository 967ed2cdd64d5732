/** HTML in pieces: what is put in is text, unless it was made here. */

/** Markup that is safe to put into a page. */
export interface Html {
  readonly markup: string;
}

/** A template whose values become text; pieces and lists of them stay markup. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  return { markup: parts.reduce((text, part, index) => `${text}${show(values[index - 1] ?? '')}${part}`) };
}

function show(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string' || typeof value === 'number') return escapeText(String(value));
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('\n');
}

/** Characters that no page may hold, or that hide what is there, are shown as their number. */
function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
      character === '\n' ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    )
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
