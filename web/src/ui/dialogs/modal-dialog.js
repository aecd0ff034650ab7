import { LitElement, html } from 'lit';
import * as icons from '../icons.js';

/** A dialog over the page: heading, content, a way out. Subclasses give `heading` and `content()`. */
export class ModalDialog extends LitElement {
  static properties = { store: { attribute: false } };

  createRenderRoot() {
    return this;
  }

  get heading() {
    return '';
  }

  content() {
    return html``;
  }

  /** Opens it; the keyboard's focus goes in, and back when it closes. */
  async open() {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
  }

  render() {
    const leaveOutside = (event) => {
      if (event.target === event.currentTarget) this.close();
    };
    return html`<dialog aria-label=${this.heading} @click=${leaveOutside}>
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
        ${this.content()}
      </div>
    </dialog>`;
  }
}
