import { html, nothing } from 'lit';
import * as icons from '../../elements/icons.js';
import { StoreElement } from '../../elements/store-element.js';

/** @typedef {import('../../views/view.js').Overlay} Overlay */

/** The curves of other programs that lie over the losses, each of which can be taken away. */
export class OverlayList extends StoreElement {
  render() {
    const { overlays } = this.store.ui;
    if (!overlays.length) return nothing;
    return html`<p class="overlay-list">
      Laid over the losses:
      ${overlays.map(
        (overlay) =>
          html`<span class="overlay">
            ${overlay.name}
            <button
              type="button"
              class="btn icon small quiet"
              aria-label="Take ${overlay.name} away"
              title="Take away"
              @click=${() => this.#remove(overlay)}
            >
              ${icons.close}
            </button>
          </span>`,
      )}
    </p>`;
  }

  /** @param {Overlay} overlay */
  #remove(overlay) {
    const overlays = this.store.ui.overlays.filter((other) => other !== overlay);
    this.store.setUi({ overlays });
  }
}

customElements.define('overlay-list', OverlayList);
