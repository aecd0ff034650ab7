import { html, nothing } from 'lit';
import { parseLink } from '../../config/index.js';
import * as icons from '../../elements/icons.js';
import { StoreElement } from '../../elements/store-element.js';
import { closeLanding } from './landing.js';
import { isFirstExperiment, landingWords } from './landing-words.js';

const ABOUT = 'Train a small network, and see what its optimizer does.';

/** What a first visitor reads: what the page is, a question, and what to try. */
export class LandingStrip extends StoreElement {
  static followsTraining = true;

  render() {
    const { store } = this;
    const words = store.frame && landingWords(store, this.#first, store.frame);
    return html`<p class="landing-words">
        <b>${ABOUT}</b>
        <span role="status">${words?.words ?? ''} <em>${words?.todo ?? ''}</em></span>
      </p>
      ${words?.stage === 'broken' ? this.#button('Examples', 'gallery-dialog') : nothing}
      ${this.#button('Tour', 'page-tour')}
      <button
        type="button"
        class="btn icon small quiet"
        aria-label="Close this introduction"
        title="Close"
        @click=${() => closeLanding(store)}
      >
        ${icons.close}
      </button>`;
  }

  get #first() {
    return parseLink(this.store.firstVisit, this.store.catalog).config;
  }

  // Another experiment has other questions.
  updated() {
    const { store } = this;
    if (!isFirstExperiment(store.config, this.#first)) store.setUi({ landing: false });
  }

  /**
   * @param {string} words
   * @param {string} opens the tag of an element
   */
  #button(words, opens) {
    return html`<button
      type="button"
      class="btn landing-button"
      @click=${() =>
        this.dispatchEvent(new CustomEvent('open-dialog', { detail: opens, bubbles: true }))}
    >
      ${words}
    </button>`;
  }
}

customElements.define('landing-strip', LandingStrip);
