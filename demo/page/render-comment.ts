/** A review comment, as it stands in the diff. */
import { codeOf, commentedLines } from '../lines-of.ts';
import { withoutMarker } from '../markdown.ts';
import type { ShownComment, ShownFile } from '../snapshot.ts';
import { type Html, html } from './html.ts';
import { renderAuthor } from './render-author.ts';
import { type MarkdownContext, renderMarkdown } from './render-markdown.ts';

export type LinkResolver = MarkdownContext['resolveLink'];

export function renderComment(comment: ShownComment, files: readonly ShownFile[], resolveLink: LinkResolver): Html {
  return html`<article class="comment"><header>${renderAuthor(comment.author)}</header>
<div class="markdown">${renderCommentBody(comment, files, resolveLink)}</div></article>`;
}

/** The comment's Markdown, its suggestion shown against the lines that it replaces. */
export function renderCommentBody(comment: ShownComment, files: readonly ShownFile[], resolveLink: LinkResolver): Html {
  const suggestion = { path: comment.path, replaced: commentedLines(comment, files).map(codeOf) };
  return renderMarkdown(withoutMarker(comment.body), { resolveLink, suggestion });
}
