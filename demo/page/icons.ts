/** Small drawings, in the colour of the text around them. */
import { type Html, html } from './html.ts';

export type IconName = 'check' | 'cross' | 'neutral' | 'merge' | 'shield';

/** The drawing is decoration: the words beside it say the same. */
export function icon(name: IconName): Html {
  return html`<svg class="icon ${name}" viewBox="0 0 16 16" aria-hidden="true">${DRAWINGS[name]}</svg>`;
}

const DRAWINGS: Readonly<Record<IconName, Html>> = {
  check: html`<circle cx="8" cy="8" r="7.5"/><path d="m4.8 8.3 2.2 2.2 4.3-4.7"/>`,
  cross: html`<circle cx="8" cy="8" r="7.5"/><path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/>`,
  neutral: html`<circle cx="8" cy="8" r="7.5"/><path d="M5 8h6"/>`,
  merge: html`<circle cx="4" cy="3.5" r="1.7"/><circle cx="4" cy="12.5" r="1.7"/><circle cx="12" cy="12.5" r="1.7"/><path d="M4 5.2v5.6M12 10.8V6.5a2 2 0 0 0-2-2H7.6m1.9-2.2-2.2 2.2 2.2 2.2"/>`,
  shield: html`<path d="M8 1.2 13.5 3v4.6c0 3.4-2.2 5.9-5.5 7.2-3.3-1.3-5.5-3.8-5.5-7.2V3z"/><path d="m5.4 7.8 1.9 1.9 3.3-3.7"/>`,
};
