/** HTML written by hand, in which text cannot become markup. */

/** Markup that is already safe. */
export interface Html {
  readonly html: string;
}

type Content = Html | string | number | undefined | false | readonly Content[];

/** A template whose values are escaped, unless they are `Html`; lists are joined, `undefined` and `false` are left out. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: strings.map((part, index) => (index === 0 ? part : contentOf(values[index - 1]) + part)).join('') };
}

/** Text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function contentOf(value: Content): string {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return 'html' in value ? value.html : value.map(contentOf).join('');
}
