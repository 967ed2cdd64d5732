/** The pull request as a reviewer sees it, as one HTML page that needs nothing else. */
import { createHash } from 'node:crypto';
import type { Snapshot } from '../snapshot.ts';
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';
import type { PullRequestModel } from './model.ts';
import { renderAuthor } from './render-author.ts';
import { type LinkResolver, renderComment } from './render-comment.ts';
import { renderFile } from './render-file.ts';
import { renderMarkdown } from './render-markdown.ts';
import { renderRound } from './render-round.ts';
import { linkResolver } from './resolve-link.ts';
import { STYLE } from './style.ts';

/** Only our own style applies, named by its hash; nothing runs and nothing is fetched. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function renderPage(model: PullRequestModel): string {
  const [review] = model.rounds;
  const resolveLink = linkResolver(review.files);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${model.title} · #${model.number} · ${model.repository}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<main>
${renderHead(model, resolveLink)}
${renderRounds(model, resolveLink)}
${renderReviewed(review, resolveLink)}
${renderChanges(model)}
</main>
</body>
</html>
`;
  return page.html;
}

function renderHead(model: PullRequestModel, resolveLink: LinkResolver): Html {
  const count = model.rounds.at(-1)?.commits.length ?? 0;
  const commits = `${count} ${count === 1 ? 'commit' : 'commits'}`;
  return html`<header class="head">
<p class="soft">${model.repository}</p>
<h1>${model.title} <span class="soft">#${model.number}</span></h1>
<p><span class="state">${icon('merge')}Open</span> <strong>${model.author}</strong> wants to merge ${commits} into <code>${model.base}</code> from <code>${model.head}</code></p>
</header>
<article class="comment"><header>${renderAuthor(model.author)}</header>
<div class="markdown">${renderMarkdown(model.body, { resolveLink })}</div></article>`;
}

function renderRounds({ rounds }: PullRequestModel, resolveLink: LinkResolver): Html {
  return html`<section>
<h2>Commits and checks</h2>
<ol class="rounds">
${rounds.map((round, index) => renderRound(round, rounds[index - 1], resolveLink))}</ol>
</section>`;
}

function renderReviewed(review: Snapshot, resolveLink: LinkResolver): Html {
  const { files, comments } = review;
  const annotated = {
    comments,
    renderComment: (comment: Snapshot['comments'][number]) => renderComment(comment, files, resolveLink),
  };
  return html`<section>
<h2>Files changed, with the review of <code>${review.headSha.slice(0, 7)}</code></h2>
${files.map((file) => renderFile(file, annotated))}</section>`;
}

function renderChanges({ changes }: PullRequestModel): Html | undefined {
  if (changes.length === 0) return undefined;
  return html`<section>
<h2>Changes since that review</h2>
${changes.map((file) => renderFile(file))}</section>`;
}
