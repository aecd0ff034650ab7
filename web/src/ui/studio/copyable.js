import { html } from 'lit';
import { onText } from '../../elements/listeners.js';

/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */

/**
 * A text that is copied with one click.
 * @param {FigureStudio} studio
 * @param {{ id: string, label: string, text: string, rows: number }} what `label` of the field; `rows` that it has
 * @returns {unknown} template
 */
export function copyable(studio, { id, label, text, rows }) {
  return html`<div class="copyable">
    <textarea
      id=${id}
      aria-label=${label}
      readonly
      spellcheck="false"
      translate="no"
      rows=${rows}
      .value=${text}
      @focus=${onText((_, field) => field.select())}
    ></textarea>
    <button
      type="button"
      class="btn copy"
      aria-label="Copy ${label.toLowerCase()}"
      @click=${() => studio.copy(id, text)}
    >
      ${studio.copied === id ? 'Copied' : 'Copy'}
    </button>
  </div>`;
}
