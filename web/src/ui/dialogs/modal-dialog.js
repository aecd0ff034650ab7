import { LitElement, html, nothing } from 'lit';
import { given } from '../../elements/given.js';
import * as icons from '../../elements/icons.js';

/**
 * A dialog over the page: heading, content, a way out. Subclasses give `heading` and `content()`, which is there
 * from the first time somebody opens the dialog.
 */
export class ModalDialog extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { store: { attribute: false } };

  #isPressedOutside = false;
  #wasOpened = false;

  constructor() {
    super();
    /** @type {import('../model/store.js').Store} */
    this.store = given();
  }

  createRenderRoot() {
    return this;
  }

  get heading() {
    return '';
  }

  /** Whether it needs more room than a few lines of text do. */
  get wide() {
    return false;
  }

  /** @returns {unknown} template */
  content() {
    return html``;
  }

  /**
   * Opens it; the keyboard's focus goes in, and back when it closes.
   * @param {File} [_file] that it is about, for dialogs that take one
   */
  async open(_file) {
    this.#wasOpened = true;
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  close() {
    this.querySelector('dialog')?.close();
  }

  render() {
    // A drag out of a text field may end outside, and a scroll bar belongs to the dialog: neither should
    // close it.
    const leaveOutside = (/** @type {Event} */ event) => {
      const isOutside = event.target === event.currentTarget;
      if (event.type === 'pointerdown') this.#isPressedOutside = isOutside;
      else if (isOutside && this.#isPressedOutside) this.close();
    };
    return html`<dialog
      class=${this.wide ? 'wide' : ''}
      aria-label=${this.heading}
      @pointerdown=${leaveOutside}
      @click=${leaveOutside}
    >
      <div class="dialog-body">
        <h2>
          ${this.heading}
          <button
            type="button"
            class="btn icon small quiet"
            aria-label="Close"
            @click=${() => this.close()}
          >
            ${icons.close}
          </button>
        </h2>
        ${this.#wasOpened ? this.content() : nothing}
      </div>
    </dialog>`;
  }
}
