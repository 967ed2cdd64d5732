/** Who says something: a sign and the name; apps are marked as such. */
import { type Html, html } from './html.ts';
import { icon } from './icons.ts';

export function renderAuthor(login: string): Html {
  const name = login.replace(/\[bot\]$/, '');
  if (name !== login) {
    return html`<span class="avatar app">${icon('shield')}</span><strong>${name}</strong> <span class="label">bot</span>`;
  }
  return html`<span class="avatar">${name.charAt(0).toUpperCase()}</span><strong>${name}</strong>`;
}
