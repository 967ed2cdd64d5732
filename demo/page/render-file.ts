/** A changed file: its hunks, and below its lines what reviewers say about them. */
import type { PatchHunk, PatchLine } from '../../test/github-double/git/hunks.ts';
import { codeOf } from '../lines-of.ts';
import type { ShownComment, ShownFile } from '../snapshot.ts';
import { type Html, html } from './html.ts';
import { lineId } from './line-id.ts';
import { languageOf, renderCode } from './render-code.ts';

export interface Annotated {
  readonly comments: readonly ShownComment[];
  readonly renderComment: (comment: ShownComment) => Html;
}

/** With `annotated`, the lines get ids to link to, and the file's comments stand in their places. */
export function renderFile(file: ShownFile, annotated?: Annotated): Html {
  const { path, previousPath, additions, deletions, hunks } = file;
  const name = previousPath === undefined ? path : `${previousPath} → ${path}`;
  return html`<section class="file">
<h3><code>${name}</code> <span class="counts"><span class="plus">+${additions}</span> <span class="minus">−${deletions}</span></span></h3>
${annotated && commentsWithoutLine(file, annotated)}
${hunks.length > 0 && html`<div class="scroll"><table class="diff">${hunks.map((hunk) => renderHunk(hunk, file, annotated))}</table></div>`}
</section>
`;
}

/** Comments on the whole file, and those on lines that the diff does not show, stand above the diff. */
function commentsWithoutLine({ path, hunks }: ShownFile, { comments, renderComment }: Annotated): Html {
  const shown = new Set(hunks.flatMap(({ lines }) => lines.map(({ right }) => right)));
  const others = comments.filter((comment) => comment.path === path && !shown.has(comment.line ?? -1));
  return html`${others.map((comment) => html`<div class="note">${renderComment(comment)}</div>`)}`;
}

function renderHunk({ header, lines }: PatchHunk, file: ShownFile, annotated?: Annotated): Html {
  return html`<tbody>
<tr class="hunk"><td colspan="2"></td><td class="code">${header}</td></tr>
${lines.map((line) => renderLine(line, file, annotated))}</tbody>
`;
}

function renderLine(line: PatchLine, { path }: ShownFile, annotated?: Annotated): Html {
  const { kind, left, right } = line;
  const comments = annotated?.comments.filter((each) => each.path === path && each.line === right) ?? [];
  const isCommented = annotated?.comments.some((each) => each.path === path && covers(each, right)) ?? false;
  const id = annotated !== undefined && right !== undefined && html` id="${lineId(path, right)}"`;
  return html`<tr class="${kind}${isCommented && ' commented'}"${id}><td class="number">${left}</td><td class="number">${right}</td><td class="code">${renderCode(codeOf(line), languageOf(path))}</td></tr>
${
  right !== undefined &&
  comments.map(
    (comment) => html`<tr class="note"><td colspan="3">${annotated?.renderComment(comment)}</td></tr>
`,
  )
}`;
}

function covers({ startLine, line }: ShownComment, at: number | undefined): boolean {
  return line !== undefined && at !== undefined && at <= line && at >= (startLine ?? line);
}
