import { html, nothing } from 'lit';

/**
 * What the author of an experiment says about it, as text, whatever it looks like.
 * @param {import('../config/config.js').Config} config
 * @param {(text: string) => string} [fill] puts numbers into their places
 * @param {unknown} [card] template of the goal; without it, its place is kept
 * @returns {unknown} template
 */
export function said({ title, note, goal }, fill = (text) => text, card) {
  if (!title && !note && !goal) return nothing;
  return html`<div class="said">
    ${title ? html`<h1 dir="auto">${fill(title)}</h1>` : nothing}
    ${note ? html`<p dir="auto">${fill(note)}</p>` : nothing}
    ${goal ? (card ?? html`<div class="goal-place" style="--goals:${goal.length}"></div>`) : nothing}
  </div>`;
}
