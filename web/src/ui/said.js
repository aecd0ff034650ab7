import { html, nothing } from 'lit';

/**
 * What the author of an experiment says about it, as text, whatever it looks like.
 * @param {import('../config/config.js').Config} config
 * @returns {unknown} template
 */
export function said({ title, note }) {
  if (!title && !note) return nothing;
  return html`<div class="said">
    ${title ? html`<h1 dir="auto">${title}</h1>` : nothing}
    ${note ? html`<p dir="auto">${note}</p>` : nothing}
  </div>`;
}
