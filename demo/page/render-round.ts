/** A push and the verdict on it. */
import { placeOf, titleOf } from '../comment-words.ts';
import type { ShownCheck, Snapshot } from '../snapshot.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import { type LinkResolver, renderCommentBody } from './render-comment.ts';
import { renderMarkdown } from './render-markdown.ts';

/** `before` is the round that the push followed. The check unfolds to what its own page says. */
export function renderRound(round: Snapshot, before: Snapshot | undefined, resolveLink: LinkResolver): Html {
  const known = new Set(before?.commits.map(({ sha }) => sha));
  const commits = round.commits.filter(({ sha }) => !known.has(sha));
  return html`<li class="round">
${commits.map(
  ({
    sha,
    author,
    title,
  }) => html`<p class="commit"><code>${sha.slice(0, 7)}</code> ${title} <span class="soft">${author}</span></p>
`,
)}${renderCheck(round.check, before === undefined, resolveLink)}
${before !== undefined && renderSettled(round, before, resolveLink)}</li>
`;
}

const ICONS = { success: 'check', failure: 'cross' } as const;

function renderCheck({ name, conclusion, title, summary, text }: ShownCheck, open: boolean, resolveLink: LinkResolver) {
  const drawing = icon(conclusion === 'success' || conclusion === 'failure' ? ICONS[conclusion] : 'neutral');
  return html`<details class="check"${open && html` open`}><summary>${drawing}<strong>${name}</strong> <span>${title}</span></summary>
<div class="markdown">${renderMarkdown(`${summary}\n\n${text}`, { resolveLink })}</div></details>`;
}

/** The comments that this push settled, collapsed as GitHub collapses them. */
function renderSettled(round: Snapshot, before: Snapshot, resolveLink: LinkResolver): Html {
  const open = new Map(before.comments.filter(({ resolved }) => !resolved).map((comment) => [comment.id, comment]));
  const settled = round.comments.filter(({ id, resolved }) => resolved && open.has(id));
  return html`${settled.map((comment) => {
    const posted = open.get(comment.id) ?? comment;
    return html`<details class="settled"><summary>${icon('check')}<span>${titleOf(posted)}</span> <code>${placeOf(posted)}</code> <span class="soft">${titleOf(comment)}</span></summary>
<div class="markdown">${renderCommentBody(comment, round.files, resolveLink)}</div></details>
`;
  })}`;
}
