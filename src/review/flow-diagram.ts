/** A flow as a Mermaid diagram, which GitHub draws. Whatever the code is called, it stays a label. */
import type { Step } from '../analysis/findings/finding.ts';
import { clip } from '../markdown/escape.ts';
import { showInvisible } from '../markdown/invisible.ts';

/** More boxes do not fit a screen: the middle of a longer way is left out. */
const MAX_STEPS = 8;
const MAX_LABEL = 120;

/** Gives a fenced diagram, source first; undefined where there is one step only. */
export function renderFlowDiagram(trace: readonly Step[]): string | undefined {
  if (trace.length < 2) return undefined;
  const labels = shorten(trace.map(labelOf));
  const boxes = labels.map((label, index) =>
    index === labels.length - 1 ? `  s${index}[("${label}")]` : `  s${index}["${label}"]`,
  );
  const way = `  ${labels.map((_, index) => `s${index}`).join(' --> ')}`;
  return ['```mermaid', 'flowchart TD', ...boxes, way, '```'].join('\n');
}

function labelOf({ path, line, note }: Step): string {
  return encode(clip(showInvisible(`${clip(path, 60)}:${line} ${note}`.replace(/\s+/g, ' ').trim()), MAX_LABEL));
}

/** Everything that Mermaid, HTML or Markdown could read as theirs becomes the number of its character. */
function encode(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,_:/()-]/gu, (character) => `#${character.codePointAt(0)};`);
}

function shorten(labels: readonly string[]): string[] {
  if (labels.length <= MAX_STEPS) return [...labels];
  const half = MAX_STEPS / 2;
  return [
    ...labels.slice(0, half),
    `${labels.length - MAX_STEPS + 1} steps between`,
    ...labels.slice(labels.length - half + 1),
  ];
}
