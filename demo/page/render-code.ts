/** A line of code with its colours, and with what changed in it marked. */
import { type CodePart, highlightPython } from './highlight-python.ts';
import { type Html, html } from './html.ts';

/** From the first up to, not including, the last character. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Python has colours, every other language has none. */
export function renderCode(code: string, language: string | undefined, marked: readonly Range[] = []): Html {
  const parts: readonly CodePart[] = language === 'python' ? highlightPython(code) : [{ text: code, kind: undefined }];
  let at = 0;
  const pieces = parts.flatMap(({ text, kind }) => {
    const cut = splitAt(text, at, marked);
    at += text.length;
    return cut.map((piece) => ({ ...piece, kind }));
  });
  return html`${pieces.map(({ text, kind, isMarked }) => {
    const part = kind === undefined ? html`${text}` : html`<span class="py-${kind}">${text}</span>`;
    return isMarked ? html`<mark>${part}</mark>` : part;
  })}`;
}

/** By the ending of a file's name. */
export function languageOf(path: string): string | undefined {
  return path.endsWith('.py') ? 'python' : undefined;
}

/** Cuts a text that begins at `offset` of the line where marks begin and end. */
function splitAt(text: string, offset: number, marked: readonly Range[]): { text: string; isMarked: boolean }[] {
  const edges = marked
    .flatMap(({ start, end }) => [start - offset, end - offset])
    .filter((edge) => edge > 0 && edge < text.length);
  const cuts = [0, ...edges, text.length];
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index] ?? 0;
    const isMarked = marked.some((range) => range.start <= start + offset && end + offset <= range.end);
    return { text: text.slice(start, end), isMarked };
  });
}
