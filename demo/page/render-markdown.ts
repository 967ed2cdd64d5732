/** Markdown as HTML: nothing of it becomes an element or a link that we did not choose. */
import { createMarkdown } from '../markdown.ts';
import { escapeHtml, type Html, html } from './html.ts';
import { renderCode } from './render-code.ts';
import { renderSuggestion } from './render-suggestion.ts';

export interface MarkdownContext {
  /** Where a link leads in the page; undefined leaves its text alone. */
  readonly resolveLink: (href: string) => string | undefined;
  /** File and lines that a suggestion in the text would replace. */
  readonly suggestion?: { readonly path: string; readonly replaced: readonly string[] };
}

const markdown = createMarkdown();
const { rules } = markdown.renderer;

rules.fence = (tokens, index, _options, context: MarkdownContext) => {
  const { info = '', content = '' } = tokens[index] ?? {};
  const lines = content === '' ? [] : content.replace(/\n$/, '').split('\n');
  const { suggestion } = context;
  if (info.trim() === 'suggestion' && suggestion !== undefined)
    return renderSuggestion(suggestion.replaced, lines, suggestion.path).html;
  return html`<pre><code>${lines.map((line) => html`${renderCode(line, info.trim())}\n`)}</code></pre>`.html;
};

// Without an address the element is plain text to browsers, and still pairs with its closing tag.
rules.link_open = (tokens, index, _options, context: MarkdownContext) => {
  const href = context.resolveLink(tokens[index]?.attrGet('href') ?? '');
  return href === undefined ? '<a>' : `<a href="${escapeHtml(href)}">`;
};

// Images would be fetched from elsewhere.
rules.image = (tokens, index) => escapeHtml(tokens[index]?.content ?? '');

export function renderMarkdown(text: string, context: MarkdownContext): Html {
  return { html: markdown.render(text, context) };
}
