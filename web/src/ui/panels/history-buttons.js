import { html, svg } from 'lit';
import { icon } from '../../elements/first-icons.js';
import { StoreElement } from '../../elements/store-element.js';

const undo = icon(svg`<path d="M6 3.2L2.8 6.4 6 9.6M3 6.4h6.2a3.6 3.6 0 0 1 0 7.2H6.5" />`);
const redo = icon(svg`<path d="M10 3.2l3.2 3.2L10 9.6M13 6.4H6.8a3.6 3.6 0 0 0 0 7.2h2.7" />`);

/** Takes edits back, and makes them again. */
export class HistoryButtons extends StoreElement {
  render() {
    const { store } = this;
    return html`<span class="history" role="group" aria-label="History">
      ${button('Undo', 'Ctrl+Z', undo, store.canUndo, () => store.undo())}
      ${button('Redo', 'Shift+Ctrl+Z', redo, store.canRedo, () => store.redo())}
    </span>`;
  }
}

/**
 * A button that can do nothing keeps the focus, so that the next press of the key is not lost.
 * @param {string} words
 * @param {string} keys
 * @param {unknown} picture
 * @param {boolean} isPossible
 * @param {() => void} act
 */
function button(words, keys, picture, isPossible, act) {
  return html`<button
    type="button"
    class="btn icon quiet"
    aria-label=${words}
    title="${words} (${keys})"
    aria-disabled=${!isPossible}
    @click=${act}
  >
    ${picture}
  </button>`;
}

customElements.define('history-buttons', HistoryButtons);
