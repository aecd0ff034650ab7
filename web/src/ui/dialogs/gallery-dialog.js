import { html, nothing } from 'lit';
import { GROUPS, linkOfPreset } from '../model/gallery.js';
import '../panels/recent-list.js';
import { ModalDialog } from './modal-dialog.js';

/** @typedef {import('../model/gallery.js').Preset} Preset */

const PICTURE = { width: 264, height: 150 };

/** Experiments to begin with, with a picture of what comes out. */
export class GalleryDialog extends ModalDialog {
  get heading() {
    return 'Examples';
  }

  get wide() {
    return true;
  }

  /** Opens it with the experiments that are the last ones now. */
  async open() {
    await super.open();
    /** @type {import('../panels/recent-list.js').RecentList | null} */
    const recent = this.querySelector('recent-list');
    recent?.refresh();
  }

  content() {
    return html`<p class="gallery-about">
        Each is an experiment of its own: it opens with one click, and everything in it can be
        changed. The Back button of the browser returns to yours.
      </p>
      <recent-list .store=${this.store} @experiment-open=${() => this.close()}></recent-list>
      ${GROUPS.map(
        ({ name, presets }) =>
          html`<section aria-label=${name}>
            <h3>${name}</h3>
            <ul class="gallery">
              ${presets.map((preset) => this.#card(preset))}
            </ul>
          </section>`,
      )}`;
  }

  /** @param {Preset} preset */
  #card(preset) {
    const { id, title, words } = preset;
    const link = linkOfPreset(preset);
    return html`<li>
      <a
        class="preset"
        href="#${link}"
        @click=${(/** @type {MouseEvent} */ event) => this.#open(event, link)}
      >
        ${this.#picture(id, 'light')} ${this.#picture(id, 'dark')}
        <b>${title}</b>
        <span>${words}</span>
      </a>
    </li>`;
  }

  // The one of the other theme is never shown, and so never fetched.
  /**
   * @param {string} id
   * @param {'light' | 'dark'} theme
   */
  #picture(id, theme) {
    const { width, height } = PICTURE;
    const address = this.store.address.file(`gallery/${id}-${theme}.webp`);
    if (!address) return nothing;
    return html`<img
      class="in-${theme}"
      src=${address}
      alt=""
      width=${width}
      height=${height}
      loading="lazy"
    />`;
  }

  // A link like any other: with Ctrl it opens beside this page. Here it plays, also where the one before
  // was paused or was the same.
  /**
   * @param {MouseEvent} event
   * @param {string} link
   */
  #open(event, link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.close();
    this.store.open(link);
    this.store.play();
  }
}

customElements.define('gallery-dialog', GalleryDialog);
