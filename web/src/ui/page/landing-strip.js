import { html, nothing } from 'lit';
import { parseLink } from '../../config/index.js';
import * as icons from '../../elements/icons.js';
import { StoreElement } from '../../elements/store-element.js';
import { openDialog } from '../panels/top-tools.js';
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
        <span role="status">${words?.words ?? ''}</span> ${words ? this.#todo(words) : nothing}
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

  // What to try leads to the control that it is about.
  /** @param {import('./landing-words.js').LandingWords} words */
  #todo({ stage, todo }) {
    if (stage !== 'raise' && stage !== 'same') return html`<em>${todo}</em>`;
    return html`<button
      type="button"
      class="text-button landing-todo"
      @click=${() => openDialog(this, 'page-tour')}
    >
      ${todo}
    </button>`;
  }

  /**
   * @param {string} words
   * @param {string} opens the tag of an element
   */
  #button(words, opens) {
    return html`<button
      type="button"
      class="btn landing-button"
      @click=${() => openDialog(this, opens)}
    >
      ${words}
    </button>`;
  }
}

customElements.define('landing-strip', LandingStrip);
