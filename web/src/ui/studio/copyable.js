import { html } from 'lit';
import { onText } from '../../elements/listeners.js';

/** @typedef {import('./figure-studio.js').FigureStudio} FigureStudio */

const MISSING = 'This waits for the public address';

/** @typedef {{ id: string, label: string, text: string, rows: number }} Copied `label` and `rows` of its field */

/**
 * @param {FigureStudio} studio
 * @param {Copied} what
 * @param {string} [look] class of the button
 * @returns {unknown} template of the button that copies a text
 */
export function copyButton(studio, { id, label, text }, look = '') {
  const word = studio.copied === id ? 'Copied' : 'Copy';
  return html`<button
    type="button"
    class="btn copy ${look}"
    ?disabled=${!studio.hasAddress}
    title=${studio.hasAddress ? '' : MISSING}
    aria-label="${word} ${label.toLowerCase()}"
    @click=${() => studio.copy(id, text)}
  >
    ${word}
  </button>`;
}

/**
 * @param {FigureStudio} studio
 * @param {Copied} what
 * @returns {unknown} template of the field that shows a text
 */
export function copyField({ hasAddress }, { id, label, text, rows }) {
  return html`<textarea
    id=${id}
    aria-label=${label}
    readonly
    spellcheck="false"
    translate="no"
    rows=${rows}
    placeholder=${MISSING}
    .value=${hasAddress ? text : ''}
    @focus=${onText((_, field) => field.select())}
  ></textarea>`;
}

/**
 * A text that is copied with one click.
 * @param {FigureStudio} studio
 * @param {Copied} what
 * @returns {unknown} template
 */
export function copyable(studio, what) {
  return html`<div class="copyable">${copyField(studio, what)} ${copyButton(studio, what)}</div>`;
}
