/** Markdown as HTML: nothing of it becomes an element or a link that we did not choose. */
import { createMarkdown } from '../markdown.ts';
import { escapeHtml, type Html } from './html.ts';
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
  const { suggestion } = context;
  if (info.trim() !== 'suggestion' || suggestion === undefined)
    return `<pre><code>${escapeHtml(content)}</code></pre>\n`;
  const added = content === '' ? [] : content.replace(/\n$/, '').split('\n');
  return renderSuggestion(suggestion.replaced, added, suggestion.path).html;
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
